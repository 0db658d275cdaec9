import type { CaseStatus, LimitCode, OfficeKind, Role } from '../../../prisma/client.ts';
import { QUEUES, type Queue, statesOf } from '../../cases/inbox.ts';
import type { Officials } from './officials.ts';

/** The columns of a clock and its case from which follows who answers for it. */
export interface AnsweredClock {
  readonly code: LimitCode;
  readonly officeId: string;
  readonly office: { readonly kind: OfficeKind };
  readonly responsibleId: string | null;
  readonly case: {
    readonly status: CaseStatus;
    readonly officeId: string;
    readonly akimOfficeId: string | null;
    readonly executorId: string | null;
    readonly noticeAtAkim: boolean;
  };
}

/** The rungs on which an overdue limit goes up (Regulation cl. 18). */
export type Rung = 'ANSWERS' | 'HEAD' | 'OVERSEER';

type Answering = (clock: AnsweredClock, officials: Officials) => readonly string[];

const executor: Answering = (clock, officials) =>
  clock.responsibleId === null
    ? holdersOfStep(clock, officials)
    : [clock.responsibleId].filter(officials.isActive);

const clerks: Answering = ({ officeId, office }, officials) =>
  officials.holders(officeId, office.kind === 'AKIM_OFFICE' ? 'AKIM_CLERK' : 'CLERK');

const heads: Answering = ({ case: { officeId } }, officials) => officials.holders(officeId, 'HEAD');

/** Who answers for each limit (regulation.md 5.2); for the Standard's, whoever has the step. */
const ANSWERING: Record<LimitCode, Answering> = {
  A1: clerks,
  A2: heads,
  A3: executor,
  A4: executor,
  A5: heads,
  A6: executor,
  COMMISSION: clerks,
  STANDARD: holdersOfStep,
  STANDARD_AKIM: holdersOfStep,
  // No clock of a case: the assignment itself is raised.
  ACKNOWLEDGEMENT: () => [],
};

/** Who has the case in a queue of his; where its executor has, nobody else. */
function holdersOfStep({ case: place }: AnsweredClock, officials: Officials): readonly string[] {
  const roles = rolesInState(place.status, place.noticeAtAkim);
  if (roles.has('EXECUTOR') && place.executorId !== null)
    return [place.executorId].filter(officials.isActive);
  return [...roles].flatMap((role) => {
    const officeId = role === 'AKIM_CLERK' ? place.akimOfficeId : place.officeId;
    return officeId === null ? [] : officials.holders(officeId, role);
  });
}

function rolesInState(status: CaseStatus, noticeAtAkim: boolean): Set<Role> {
  const queues: readonly Queue[] = Object.values(QUEUES);
  return new Set(
    queues
      .filter(
        (queue) =>
          queue.receiptsOf === undefined &&
          statesOf(queue).includes(status) &&
          (queue.noticeAtAkim ?? noticeAtAkim) === noticeAtAkim,
      )
      .map(({ role }) => role),
  );
}

/**
 * To whom a notice of a rung goes: those on it, or where there is nobody, those on the next one; none when there is
 * nobody at all. Heads and overseers are those of the authorised body, also while the case is at the akim's.
 */
export function recipientsAt(rung: Rung, clock: AnsweredClock, officials: Officials): readonly string[] {
  const ladder: Record<Rung, () => readonly string[]> = {
    ANSWERS: () => ANSWERING[clock.code](clock, officials),
    HEAD: () => heads(clock, officials),
    OVERSEER: () => officials.overseers(clock.case.officeId),
  };
  const rungs: readonly Rung[] = ['ANSWERS', 'HEAD', 'OVERSEER'];
  for (const step of rungs.slice(rungs.indexOf(rung))) {
    const found = new Set(ladder[step]());
    if (found.size > 0) return [...found];
  }
  return [];
}
