import type { PaperCheckQuery } from '../../generated/graphql.ts';
import type { MarkKind } from '../shared/Mark.tsx';
import type { OpenWords } from '../words/words.ts';

/** A paper that was issued, as the server tells of it. */
export type IssuedPaper = NonNullable<PaperCheckQuery['paperCheck']>;

/** What was found out about a paper. */
export interface Checked {
  readonly paper: IssuedPaper | null;
  /** Whether a code was asked about, not only a file. */
  readonly byCode: boolean;
}

/** The answer in words. */
export interface CheckSentences {
  readonly mark: MarkKind;
  readonly title: string;
  readonly text: string;
}

/** Puts the answer into words; what cannot be proved and what differs is said before what fits. */
export function checkSentences({ check }: OpenWords, { paper, byCode }: Checked): CheckSentences {
  if (!paper) return { mark: 'no', ...(byCode ? check.noCode : check.noFile) };
  if (!paper.genuine) return { mark: 'warn', ...check.unproven };
  if (paper.sameFile === null) return { mark: 'yes', ...check.issued };
  return paper.sameFile ? { mark: 'yes', ...check.same } : { mark: 'no', ...check.other };
}
