import { createHash } from 'node:crypto';
import type { Paper, PaperKind, PaperLanguage, Prisma } from '../../prisma/client.ts';
import { newId } from '../../prisma/newId.ts';
import { WriteStatement } from '../../prisma/writeStatement.ts';
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

/** A paper with its bytes and its seal, before it is written. */
export type MadePaper = Paper & { readonly bytes: Uint8Array };

/** Prints and seals a paper under a code of its own. */
export async function makePaper(
  { press, sealer, addressOf }: PaperWorks,
  paper: NewPaper,
): Promise<MadePaper> {
  const { kind, caseId, officeId, number, language, issuedAt, issuerId, signature = null } = paper;
  const code = newPaperCode();
  const { bytes, pages } = await press.print({
    kind,
    texts: paper.texts,
    number,
    author: paper.author,
    at: issuedAt,
    mark: { code: printedCode(code), address: addressOf(code) },
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const seal = await sealer.seal(
    statementBytes({ kind, code, number, officeId, issuedAt, sha256, signature }),
  );
  return {
    id: newId(),
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
    bytes,
  };
}

/**
 * Adds a paper to what a step writes: its bytes, their hash and the seal stand before anybody prints it, and never change
 * (I-05, I-20).
 */
export function addPaper(writing: WriteStatement, { bytes, ...row }: MadePaper): WriteStatement {
  return (
    writing
      .insert<Paper>('paper', [row], 'id')
      // From the row and not from its key, so that the bytes are checked against a row that is there.
      .add(
        'new_paper_bytes',
        `INSERT INTO paper_bytes ("paperId", bytes) SELECT id, ${writing.value(bytes)}::bytea FROM new_paper`,
      )
  );
}

/** Makes and writes a paper that no step brings about; answers its key. */
export async function issuePaper(
  tx: Prisma.TransactionClient,
  works: PaperWorks,
  paper: NewPaper,
): Promise<string> {
  const made = await makePaper(works, paper);
  await addPaper(new WriteStatement(), made).run(tx, 'SELECT');
  return made.id;
}
