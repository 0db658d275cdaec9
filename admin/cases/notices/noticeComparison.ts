import { diffArrays } from 'diff';
import type { NoticeWholeFragment, PaperTextFragment } from '../../generated/graphql.ts';

/** A run of words that stands in both texts, or only in one of them. */
export interface Piece {
  readonly text: string;
  readonly changed: boolean;
}

/** The parts of a notice in the order in which they are compared. */
export const NOTICE_PARTS = [
  'kind',
  'grounds',
  'explanation',
  'letterhead',
  'addressee',
  'title',
  'body',
  'facts',
  'signature',
] as const;

/** One of {@link NOTICE_PARTS}. */
export type NoticePart = (typeof NOTICE_PARTS)[number];

/** A line of two versions side by side; null where a version has no such line. */
export interface ComparedLine {
  readonly part: NoticePart;
  readonly before: readonly Piece[] | null;
  readonly after: readonly Piece[] | null;
  readonly changed: boolean;
}

/** The words of the decision and its grounds, in the reader's language. */
export interface NoticeWords {
  readonly kind: (notice: NoticeWholeFragment) => string;
  readonly ground: (code: string) => string;
}

/** Cuts Kazakh and Russian into words; the library's own cutting knows Latin letters only. */
const segmenter = new Intl.Segmenter('kk', { granularity: 'word' });

/** The words of a text, each with the space after it, and its signs. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const last = words.length - 1;
    if (segment.trim() === '' && last >= 0) words[last] += segment;
    else words.push(segment);
  }
  return words;
}

/** Texts that have less in common than this share are not compared word by word: the marks would only confuse. */
const LEAST_COMMON = 0.3;

/** The words of two texts: for each text its own pieces, the changed ones marked. */
export function compareWords(
  before: string,
  after: string,
): { readonly before: Piece[]; readonly after: Piece[] } {
  const [old, next] = [wordsOf(before), wordsOf(after)];
  const pieces: { before: Piece[]; after: Piece[] } = { before: [], after: [] };
  let common = 0;
  const changes = diffArrays(old, next, { comparator: (one, other) => one.trim() === other.trim() });
  for (const { added, removed, count } of changes) {
    // Each side keeps its own spaces.
    const left = added ? '' : old.splice(0, count).join('');
    const right = removed ? '' : next.splice(0, count).join('');
    const changed = added || removed;
    if (!added) pieces.before.push({ text: left, changed });
    if (!removed) pieces.after.push({ text: right, changed });
    if (!changed) common += left.trim().length;
  }
  if (common < LEAST_COMMON * Math.max(before.length, after.length)) {
    return { before: [{ text: before, changed: true }], after: [{ text: after, changed: true }] };
  }
  return pieces;
}

/** The lines of a part: equal ones together, changed ones in pairs as long as both sides have one. */
export function compareLines(
  part: NoticePart,
  before: readonly string[],
  after: readonly string[],
): ComparedLine[] {
  const lines: ComparedLine[] = [];
  let removed: string[] = [];
  const whole = (text: string): Piece[] => [{ text, changed: true }];
  const settle = (added: readonly string[]): void => {
    const count = Math.max(removed.length, added.length);
    for (let index = 0; index < count; index += 1) {
      const [old, next] = [removed[index], added[index]];
      const pieces =
        old !== undefined && next !== undefined
          ? compareWords(old, next)
          : {
              before: old === undefined ? null : whole(old),
              after: next === undefined ? null : whole(next),
            };
      lines.push({ part, ...pieces, changed: true });
    }
    removed = [];
  };
  for (const change of diffArrays([...before], [...after])) {
    if (change.removed) {
      removed = change.value;
    } else if (change.added) {
      settle(change.value);
    } else {
      settle([]);
      for (const text of change.value) {
        const same = [{ text, changed: false }];
        lines.push({ part, before: same, after: same, changed: false });
      }
    }
  }
  settle([]);
  return lines;
}

const present = (...texts: readonly (string | null)[]): string[] =>
  texts.filter((text) => text !== null && text !== '') as string[];

/** The parts of a paper in one or two languages: of each part first the one text's lines, then the other's. */
const paperLines = (texts: readonly PaperTextFragment[]) => ({
  letterhead: texts.flatMap(({ letterhead }) => letterhead),
  addressee: texts.flatMap(({ addressee }) => addressee),
  title: texts.flatMap(({ title }) => present(title)),
  body: texts.flatMap(({ body }) => body),
  facts: texts.flatMap(({ facts }) => facts.map(({ label, value }) => `${label}: ${value}`)),
  signature: texts.flatMap(({ signature }) => signature),
});

function linesOf(notice: NoticeWholeFragment, words: NoticeWords): Record<NoticePart, readonly string[]> {
  return {
    kind: present(words.kind(notice)),
    grounds: notice.grounds.map(words.ground),
    explanation: present(notice.explanation),
    ...paperLines(notice.texts),
  };
}

/** Two versions of a notice, line by line: the decision, its grounds, the explanation and the text of the paper. */
export function compareNotices(
  before: NoticeWholeFragment,
  after: NoticeWholeFragment,
  words: NoticeWords,
): ComparedLine[] {
  const [old, next] = [linesOf(before, words), linesOf(after, words)];
  return NOTICE_PARTS.flatMap((part) => compareLines(part, old[part], next[part]));
}
