import { createHash } from 'node:crypto';
import type { PrismaClient } from '../../prisma/client.ts';
import type { Sealer } from './sealer.ts';
import { signedByOf, signedBySelect, statementBytes } from './statement.ts';

/**
 * Whether a paper is still what was issued: its kept bytes have the hash, and the seal is of the statement that its rows
 * make today, of a notice with who signed, when, and what was shown (I-05, I-20). Throws when there is no such paper.
 */
export async function provePaper(db: PrismaClient, sealer: Sealer, id: string): Promise<boolean> {
  const paper = await db.paper.findUniqueOrThrow({
    where: { id },
    include: {
      bytes: { select: { bytes: true } },
      case: { select: { notices: { where: { signedAt: { not: null } }, select: signedBySelect } } },
    },
  });
  const bytes = paper.bytes?.bytes;
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== paper.sha256) return false;
  const { kind, code, number, officeId, issuedAt, sha256 } = paper;
  const [notice] = paper.case?.notices ?? [];
  const signature = kind === 'NOTICE' && notice ? signedByOf(notice) : null;
  const seal = { method: paper.sealMethod, keyId: paper.sealKeyId, value: paper.sealValue };
  return sealer.proves(statementBytes({ kind, code, number, officeId, issuedAt, sha256, signature }), seal);
}
