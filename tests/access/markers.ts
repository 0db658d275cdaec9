import { syntheticIin } from '../support/world.ts';

/** How much of a case somebody reads, by this folder's own reckoning; NONE: not even that there is one. */
export type Depth = 'NONE' | 'COUNTS' | 'OVERSEES' | 'WORKS';

/** The depths, the least first. */
export const DEPTHS: readonly Depth[] = ['NONE', 'COUNTS', 'OVERSEES', 'WORKS'];

/** A text that stands in the database once, and who may read it. */
export interface Marker {
  readonly text: string;
  /** What it is, for whoever reads a failure. */
  readonly what: string;
  /** The case that it tells of. */
  readonly place: string;
  /** How far one must read that case to come upon it; NEVER: nobody does, by any answer. */
  readonly least: Depth | 'NEVER';
  /** Whether it is an official who acted in the case: his colleagues' readers know him, too. */
  readonly official: boolean;
}

const LETTERS = 'бвгджзклмнпрстфхцчшщ';

/** Makes the markers of one place, the `index`th. */
export function markerMaker(place: string, index: number) {
  const made: Marker[] = [];
  let count = 0;
  const letter = (at: number): string => LETTERS[at % LETTERS.length] ?? '';
  const add = (text: string, what: string, least: Marker['least'], official = false): string => {
    made.push({ text: text.toLowerCase(), what, place, least, official });
    return text;
  };
  const word = (what: string, least: Marker['least'], official = false): string => {
    count += 1;
    const [high, low] = [Math.floor(count / LETTERS.length), count];
    return add(`Ңәң${letter(index)}ұ${letter(high)}ү${letter(low)}ңәң`, what, least, official);
  };
  return {
    made,
    add,
    /** A name, one word of letters. */
    word,
    /** The name of an official. */
    official: (what: string): string => word(what, 'OVERSEES', true),
    /** Free text with a word in it that stands nowhere else. */
    text: (what: string, least: Marker['least']): string => `Мәтін: ${word(what, least)}.`,
    /** An IIN of nobody. */
    iin: (what: string): string => {
      count += 1;
      return add(syntheticIin(800 + index * 40 + count), what, 'WORKS');
    },
    /** A telephone, in E.164. */
    phone: (what: string, least: Marker['least']): string => {
      count += 1;
      return add(`+7701${String(5_000_000 + index * 1000 + count)}`, what, least);
    },
  };
}

/** The maker of the markers of a place. */
export type Maker = ReturnType<typeof markerMaker>;

/** The markers that occur in an answer, whatever the case of their letters. */
export function occurring(markers: readonly Marker[], answer: string): Marker[] {
  const text = answer.toLowerCase();
  return markers.filter((marker) => text.includes(marker.text));
}
