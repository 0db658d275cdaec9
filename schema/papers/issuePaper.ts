import { createHash } from 'node:crypto';
import type { PaperKind, PaperLanguage, Prisma } from '../../prisma/client.ts';
import type { PaperText } from './paper.ts';
import { newPaperCode, printedCode } from './paperCode.ts';
import type { SignedBy } from './statement.ts';
import { statementBytes } from './statement.ts';
import type { PaperWorks } from './works.ts';

/** A paper that is about to be issued. */
export interface NewPaper {
  readonly kind: PaperKind;
  /** null: a journal, which is of no single case. */
  readonly caseId: string | null;
  readonly officeId: string;
  /** The office's name as the author of the document. */
  readonly author: string;
  readonly number: string;
  readonly language: PaperLanguage;
  readonly texts: readonly PaperText[];
  readonly issuedAt: Date;
  readonly issuerId: string;
  /** Of a notice: the signature that its seal confirms. */
  readonly signature?: SignedBy | null;
}

/**
 * Issues a paper inside the transaction of the step that brings it about: its bytes, their hash and the seal stand before
 * anybody prints it, and never change (I-05, I-20). Answers its key.
 */
export async function issuePaper(
  tx: Prisma.TransactionClient,
  works: PaperWorks,
  paper: NewPaper,
): Promise<string> {
  const { kind, caseId, officeId, number, language, issuedAt, issuerId, signature = null } = paper;
  const { press, sealer } = works;
  const code = newPaperCode();
  const { bytes, pages } = await press.print({
    kind,
    texts: paper.texts,
    number,
    author: paper.author,
    at: issuedAt,
    mark: { code: printedCode(code), address: works.addressOf(code) },
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const seal = await sealer.seal(
    statementBytes({ kind, code, number, officeId, issuedAt, sha256, signature }),
  );
  const { id } = await tx.paper.create({
    data: {
      kind,
      caseId,
      officeId,
      number,
      language,
      template: press.template,
      issuedAt,
      issuerId,
      code,
      sha256,
      size: bytes.byteLength,
      pages,
      sealMethod: seal.method,
      sealKeyId: seal.keyId,
      sealValue: seal.value,
    },
    select: { id: true },
  });
  await tx.paperBytes.create({
    data: { paperId: id, bytes: Uint8Array.from(bytes) },
    select: { paperId: true },
  });
  return id;
}
