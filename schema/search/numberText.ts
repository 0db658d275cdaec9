import type { Prisma } from '../../prisma/client.ts';
import { escapeLike } from '../paging.ts';

/** A Cyrillic letter that looks like a Latin one of an office's code, or else sounds like one. */
const LOOKS = ['АВЕІКМНОРСТУХ', 'ABEIKMHOPCTYX'] as const;
const SOUNDS = ['АБВГДЕЗИІЙКҚЛМНОӨПРСТУҰҮФХ', 'ABVGDEZIIIKKLMNOOPRSTUUUFH'] as const;

const written = (text: string, [from, to]: readonly [string, string]): string =>
  [...text].map((sign) => to[from.indexOf(sign)] ?? sign).join('');

/** `АКС` may be typed for `AKC` by its look and for `AKS` by its sound. */
const readings = (text: string): readonly string[] => [
  ...new Set([written(text, LOOKS), written(text.replaceAll('Ж', 'ZH').replaceAll('Ш', 'SH'), SOUNDS)]),
];

/** What a part of a number can look like: `AKS-01-2026/000147` has letters at its start only. */
const NUMBER_PART = /^(?=.*[A-Z\d])[A-Z]{0,3}[-/\d]*$/;

/** A number whose place in the series is written without its zeros: `147`, `2026/147`, `AKS-2026/147`. */
const WHOLE_END = /^(?:(.*)\/)?0*(\d{1,6})$/;

const inEither = (condition: Prisma.StringNullableFilter): Prisma.CaseWhereInput[] => [
  { number: condition },
  { akimNumber: condition },
];

/** What is searched for in numbers: those that end as typed, and all that hold it; null when it is part of no number. */
export interface NumberSearch {
  readonly exact: Prisma.CaseWhereInput | null;
  readonly part: Prisma.CaseWhereInput;
}

/**
 * The conditions for a number or a part of it, in any letter case and in Cyrillic letters that look or sound the same
 * (I-02); the zeros of its place in the series may be left out.
 */
export function numberSearch(typed: string): NumberSearch | null {
  const texts = readings(typed.toUpperCase().replace(/[\s№]/g, '')).filter((text) => NUMBER_PART.test(text));
  if (texts.length === 0) return null;
  const ends = texts.flatMap((text) => {
    const [, before, place] = WHOLE_END.exec(text) ?? [];
    return place === undefined ? [] : [`${before ?? ''}/${place.padStart(6, '0')}`];
  });
  return {
    exact: ends.length === 0 ? null : { OR: ends.flatMap((end) => inEither({ endsWith: escapeLike(end) })) },
    part: { OR: texts.flatMap((text) => inEither({ contains: escapeLike(text) })) },
  };
}
