const LOOKS = ['АВЕКМНОРСТХІУ', 'ABEKMHOPCTXIY'] as const;

const plain = (number: string): string =>
  [
    ...number
      // NFKC would make two letters of it.
      .replaceAll('№', '')
      .normalize('NFKC')
      .toUpperCase()
      .replace(/\s/g, '')
      .replace(/\p{Pd}/gu, '-'),
  ]
    .map((sign) => LOOKS[1][LOOKS[0].indexOf(sign)] ?? sign)
    .join('')
    .replace(/\/(N-)?0+(?=\d)/, '/$1');

/** Whether two numbers are the same as people write them: case, blanks, Cyrillic look-alikes and leading zeros do not matter. */
export const samePaperNumber = (one: string, other: string): boolean => plain(one) === plain(other);
