import type { CaseStatus, Role } from '../../prisma/client.ts';
import { type CasePlace, readingOf } from '../access/caseScope.ts';
import { type Refusal, refuse } from '../cases/workflow/refusals.ts';
import { BEFORE_SIGNED } from '../cases/workflow/states.ts';
import type { Actor } from '../context.ts';

/** Who adds files to a case and removes them: those through whose hands its documents go (Regulation cl. 11). */
export const ATTACHERS = ['CLERK', 'EXECUTOR', 'AKIM_CLERK'] as const satisfies readonly Role[];

const AT_AKIM: readonly CaseStatus[] = ['AKIM_REGISTERED', 'COMMISSION_REVIEW'];
const AT_DEPARTMENT: readonly CaseStatus[] = BEFORE_SIGNED.filter(
  (status) => !AT_AKIM.includes(status) && status !== 'IN_TRANSIT',
);

/** What decides whether the files of a case may change. */
export interface AttachmentPlace extends CasePlace {
  readonly status: CaseStatus;
}

/**
 * Why the actor may add or remove no file of this case now; null when he may. While the case is at the akim's office
 * its clerk does, then the department's clerks and the executor; nobody once the notice is signed (I-20). Pure.
 */
export function attachmentRefusal(actor: Actor, place: AttachmentPlace): Refusal | null {
  const held = ATTACHERS.filter((role) => actor.roles.includes(role));
  if (held.length === 0 || readingOf(actor, place) !== 'WORKS') {
    return refuse('ROLE_MISSING', { roles: ATTACHERS });
  }
  const { status } = place;
  if (!(BEFORE_SIGNED as readonly CaseStatus[]).includes(status)) {
    return refuse('ATTACHMENTS_CLOSED', { status });
  }
  const refusals = held.map((role) => inRole(role, actor, place));
  return refusals.includes(null) ? null : (refusals.at(-1) ?? null);
}

/** Where a case stands as far as the proofs of its delivery go. */
export interface ProofPlace extends AttachmentPlace {
  readonly noticeAtAkim: boolean;
}

const PROVEN_IN: readonly CaseStatus[] = ['SIGNED', 'DELIVERED'];

/**
 * Why the actor may add or remove no proof of this case's delivery now; null when he may: the executor, the department's
 * clerk through whose hands the post goes, and the akim's clerk who holds the notice (I-25). Pure.
 */
export function proofRefusal(actor: Actor, place: ProofPlace): Refusal | null {
  const held = ATTACHERS.filter((role) => actor.roles.includes(role));
  if (held.length === 0 || readingOf(actor, place) !== 'WORKS') {
    return refuse('ROLE_MISSING', { roles: ATTACHERS });
  }
  const { status } = place;
  if (!PROVEN_IN.includes(status)) return refuse('WRONG_STATUS', { status, from: PROVEN_IN });
  const refusals = held.map((role) => provesAs(role, actor, place));
  return refusals.includes(null) ? null : (refusals.at(-1) ?? null);
}

function provesAs(role: (typeof ATTACHERS)[number], actor: Actor, place: ProofPlace): Refusal | null {
  const office = role === 'AKIM_CLERK' ? place.akimOfficeId : place.officeId;
  if (actor.officeId !== office) return refuse('OTHER_OFFICE');
  if (role === 'EXECUTOR' && actor.id !== place.executorId) return refuse('NOT_THE_EXECUTOR');
  return role === 'AKIM_CLERK' && !place.noticeAtAkim ? refuse('NOTICE_NOT_AT_AKIM') : null;
}

function inRole(role: (typeof ATTACHERS)[number], actor: Actor, place: AttachmentPlace): Refusal | null {
  const { status } = place;
  const from = role === 'AKIM_CLERK' ? AT_AKIM : AT_DEPARTMENT;
  const office = role === 'AKIM_CLERK' ? place.akimOfficeId : place.officeId;
  if (actor.officeId !== office) return refuse('OTHER_OFFICE');
  if (role === 'EXECUTOR' && actor.id !== place.executorId) return refuse('NOT_THE_EXECUTOR');
  return from.includes(status) ? null : refuse('WRONG_STATUS', { status, from });
}
