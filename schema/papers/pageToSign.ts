import { createHash } from 'node:crypto';
import type { Prisma } from '../../prisma/client.ts';
import { type NoticeSigner, textsToSign } from './noticePaper.ts';
import { officeNameIn } from './paper.ts';
import type { PrintedPaper } from './press.ts';
import { storedTexts } from './storedTexts.ts';
import type { PaperWorks } from './works.ts';

/** The columns of a submitted notice that decide its page. */
export const pageSelect = {
  content: true,
  submittedAt: true,
  case: { select: { office: { select: { nameKk: true, nameRu: true } } } },
} as const satisfies Prisma.NoticeVersionSelect;

/** A submitted notice read with {@link pageSelect}. */
export type SubmittedNotice = Prisma.NoticeVersionGetPayload<{ select: typeof pageSelect }>;

/**
 * The very page that a signer is shown: the submitted words under his own name, without number, date and mark, which only
 * the signature gives (I-07, I-20); for other readers (null) without a name. The same notice and signer give the same bytes.
 */
export function pageToSign(
  { press }: Pick<PaperWorks, 'press'>,
  { content, submittedAt, case: of }: SubmittedNotice,
  signer: NoticeSigner | null,
): Promise<PrintedPaper> {
  const texts = storedTexts(content);
  return press.print({
    kind: 'NOTICE',
    texts: signer ? textsToSign(texts, signer) : texts,
    number: '',
    author: officeNameIn(texts[0]?.language ?? 'KK', of.office),
    at: submittedAt,
    mark: null,
  });
}

/** SHA-256 of a page, hex: what the signer sends back to say what he was shown. */
export const pageHash = ({ bytes }: PrintedPaper): string => createHash('sha256').update(bytes).digest('hex');

/** What a signer sends back of a case's latest notice: its version, the hash of its words and that of his page. */
export async function shownToSigner(
  tx: Prisma.TransactionClient,
  works: Pick<PaperWorks, 'press'>,
  caseId: string,
  signer: NoticeSigner,
): Promise<{
  readonly noticeVersion: number;
  readonly contentHash: string;
  readonly shownHash: string;
} | null> {
  const notice = await tx.noticeVersion.findFirst({
    where: { caseId },
    orderBy: { version: 'desc' },
    select: { ...pageSelect, version: true, contentHash: true },
  });
  if (!notice) return null;
  const { version, contentHash } = notice;
  return {
    noticeVersion: version,
    contentHash,
    shownHash: pageHash(await pageToSign(works, notice, signer)),
  };
}
