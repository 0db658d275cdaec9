/** Kazakh letters and the plain ones that people type for them, and Latin letters that look like Cyrillic ones. */
const FROM = 'әғқңөұүһіёabcehikmoptxy';
const TO = 'агкноуухиеавсехикмортху';

const PLAIN = new Map([...FROM].map((letter, index) => [letter, [...TO][index] ?? letter]));

/** A text as it is searched: case, Kazakh letters, look-alikes, `ё` and punctuation do not matter (regulation.md 4.4). */
export function foldText(text: string): string {
  return [...text.normalize('NFC').toLowerCase()]
    .map((letter) => PLAIN.get(letter) ?? letter)
    .join('')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The words of a query; a Russian adjective is searched by its stem, for the names have it in the genitive. */
export function queryWords(query: string): string[] {
  return foldText(query)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word.replace(/(ск)(?:ий|ого|ому|им|ом|ая|ой|ую|ое)$/u, '$1'));
}
