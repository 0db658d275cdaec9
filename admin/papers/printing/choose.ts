import type { PaperKind, PaperWholeFragment } from '../../generated/graphql.ts';

/** What of a paper one needs to print it. */
export type Printable = Pick<PaperWholeFragment, 'id' | 'url' | 'pages'>;

type Issued = Pick<PaperWholeFragment, 'id' | 'kind' | 'issuedAt'>;

/** The last issued paper of a kind. */
export function newestOf<Each extends Issued>(papers: readonly Each[], kind: PaperKind): Each | null {
  return papers.reduce<Each | null>(
    (newest, paper) =>
      paper.kind === kind && (!newest || newest.issuedAt <= paper.issuedAt) ? paper : newest,
    null,
  );
}

/** The paper of a case that matters now: the receipt, and once the notice is signed, the notice. */
export const paperOfNow = <Each extends Issued>(papers: readonly Each[]): Each | null =>
  newestOf(papers, 'NOTICE') ?? newestOf(papers, 'RECEIPT');

const NAMES: Readonly<Record<string, PaperKind>> = {
  receipt: 'RECEIPT',
  notice: 'NOTICE',
  letter: 'COVERING_LETTER',
};

/** The paper that an address names: by its key, or by its kind (`receipt`) where a link knows only the case. */
export function namedPaper<Each extends Issued>(papers: readonly Each[], name: string): Each | null {
  const kind = NAMES[name];
  return kind ? newestOf(papers, kind) : (papers.find(({ id }) => id === name) ?? null);
}

/** As fine as an office's printer. */
const FINE = 300;
/** Fine enough to read, and less than half the work. */
const COARSE = 200;
/** From more sheets than this on time and memory count. */
const FEW = 20;

/** How finely to draw so many sheets, in dots per inch. */
export const dotsFor = (sheets: number): number => (sheets > FEW ? COARSE : FINE);

/** How many sheets the papers have together. */
export const sheetsOf = (papers: readonly Pick<Printable, 'pages'>[]): number =>
  papers.reduce((sum, { pages }) => sum + pages, 0);
