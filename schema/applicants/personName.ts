/** A person's name as the identity document shows it; the patronymic is optional (regulation.md 4.4). */
export interface PersonName {
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
}

/** One part of a name as it is stored: NFC, trimmed, runs of spaces made one; letters stay as typed (regulation.md 4.4). */
export function normaliseNamePart(raw: string): string {
  return raw.normalize('NFC').trim().replace(/\s+/gu, ' ');
}

const LETTER = '(?=\\p{L})[\\p{Script=Cyrillic}\\p{Script=Latin}]';
const NAME_PART = new RegExp(`^${LETTER}(?:${LETTER}|[-'’ʼ .])*$`, 'u');

/**
 * Whether a part, already normalised, may stand as a surname, given name or patronymic: 1-100 characters, Cyrillic
 * (with Ё, the Kazakh nine and the Uyghur letters) or Latin, hyphen, apostrophe, space and full stop (regulation.md 4.4).
 */
export function isNamePart(part: string): boolean {
  return part.length <= 100 && NAME_PART.test(part) && part === normaliseNamePart(part);
}

// 4.4 asks for i and h; the rest look the same in print too, and both sides of a search are folded alike.
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  i: 'і',
  h: 'һ',
  a: 'а',
  c: 'с',
  e: 'е',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
  // Identity documents print ё as е as often as not.
  ё: 'е',
  ë: 'е',
  '’': "'",
  ʼ: "'",
};

/**
 * Text folded for searching names: lower case, NFC, spaces collapsed, and letters that look alike made one
 * (Latin i to і, h to һ and so on, ё to е; regulation.md 4.4). Fold the stored text and the query; never store it as the name.
 */
export function foldForSearch(text: string): string {
  // A mark that found no letter to join in NFC is in no name (İ in lower case leaves one).
  return normaliseNamePart(normaliseNamePart(text.toLowerCase()).replace(/\p{M}/gu, '')).replace(
    /[ihaceopxyёë’ʼ]/gu,
    (sign) => LOOK_ALIKES[sign] ?? sign,
  );
}

/** `Surname Name Patronymic`, the full name of the papers (Regulation app. 3 and 4). */
export function fullName(person: PersonName): string {
  return [person.surname, person.givenName, person.patronymic].filter(Boolean).join(' ');
}

function initial(part: string | null): string[] {
  const [first] = part ?? '';
  return first ? [`${first.toUpperCase()}.`] : [];
}

/** `Surname N. P.`, or `Surname N.` without a patronymic (Standard cl. 14). */
export function shortName(person: PersonName): string {
  return [person.surname, ...initial(person.givenName), ...initial(person.patronymic)].join(' ');
}
