import { fullName } from '../../schema/applicants/personName.ts';
import type { StepContext } from '../../schema/cases/workflow/transition.ts';
import type { StepName } from '../../schema/cases/workflow/transitions.ts';
import type { Actor } from '../../schema/context.ts';
import { localDay } from '../../schema/deadlines/zone.ts';
import { shownToSigner } from '../../schema/papers/pageToSign.ts';

/** What a step says of the case itself: what the head was shown, the day of the letter; the same at the next start. */
export async function answersOf(
  { db, papers }: Pick<StepContext, 'db' | 'papers'>,
  name: StepName,
  caseId: string,
  actor: Actor,
): Promise<Readonly<Record<string, unknown>>> {
  if (name === 'signNotice') {
    const signer = { signerName: fullName(actor), signerActing: false };
    return { ...(await shownToSigner(db, papers, caseId, signer)) };
  }
  const { at } = await db.delivery.findFirstOrThrow({ where: { caseId }, orderBy: { seq: 'asc' } });
  const day = localDay(at);
  return name === 'recordPostReturn' ? { day, reason: 'NOT_COLLECTED' } : { day };
}
