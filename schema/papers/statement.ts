import type { PaperKind, Prisma } from '../../prisma/client.ts';
import { canonical } from './contentHash.ts';

/** Who signed a notice, as what, when, after which proof of himself, and what he was shown (Regulation cl. 11(5), I-20). */
export interface SignedBy {
  readonly signerId: string;
  readonly signerName: string;
  readonly signerActing: boolean;
  readonly signedAt: Date;
  readonly provenAt: Date | null;
  readonly contentHash: string;
  readonly shownHash: string | null;
}

/** What a paper says of itself, and what its seal is put on. */
export interface Statement {
  readonly kind: PaperKind;
  readonly code: string;
  readonly number: string;
  readonly officeId: string;
  readonly issuedAt: Date;
  readonly sha256: string;
  readonly signature: SignedBy | null;
}

/** The bytes that are sealed: canonical JSON of the statement, so that it can be made again from the rows and proved. */
export function statementBytes({ issuedAt, signature, ...rest }: Statement): Uint8Array {
  const plain = {
    ...rest,
    issuedAt: issuedAt.toISOString(),
    signature: signature && {
      ...signature,
      signedAt: signature.signedAt.toISOString(),
      provenAt: signature.provenAt?.toISOString() ?? null,
    },
  };
  return Buffer.from(`komek paper 1\n${canonical(plain)}`, 'utf8');
}

/** The columns of a signed notice that its seal speaks of. */
export const signedBySelect = {
  signerId: true,
  signerName: true,
  signerActing: true,
  signedAt: true,
  provenAt: true,
  contentHash: true,
  shownHash: true,
} as const satisfies Prisma.NoticeVersionSelect;

/** The signature of a notice's row, or null when nobody has signed it. */
export function signedByOf(
  row: Prisma.NoticeVersionGetPayload<{ select: typeof signedBySelect }>,
): SignedBy | null {
  const { signerId, signerName, signedAt } = row;
  if (signerId === null || signerName === null || signedAt === null) return null;
  const { signerActing, provenAt, contentHash, shownHash } = row;
  return { signerId, signerName, signerActing, signedAt, provenAt, contentHash, shownHash };
}
