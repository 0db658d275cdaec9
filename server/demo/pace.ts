import type { CaseStatus } from '../../prisma/client.ts';
import type { StepName } from '../../schema/cases/workflow/transitions.ts';
import type { WorkingCalendar } from '../../schema/deadlines/calendar.ts';
import type { OfficeHours } from '../../schema/deadlines/types.ts';
import { workingMinutesBetween } from '../../schema/deadlines/workingTime.ts';
import type { Randomness } from './randomness.ts';

const DAY = 480;

/** How long a step lets the case wait, in working minutes: from, to, and what it takes where it is late. */
const PACE: Readonly<Record<StepName, readonly [from: number, to: number, late: number]>> = {
  referToCommission: [30, DAY, 2 * DAY],
  recordConclusion: [DAY, 3 * DAY, 6 * DAY],
  sendToDepartment: [DAY / 2, 4 * DAY, 8 * DAY],
  receiveFromAkim: [DAY / 2, 2 * DAY, 3 * DAY],
  forwardToHead: [3, 13, 60],
  assignExecutor: [4, 28, 150],
  acceptDocuments: [10, 150, 200],
  completeCheck: [60, 400, 3 * DAY],
  submitNotice: [DAY / 2, 4 * DAY, 8 * DAY],
  returnNotice: [4, 28, 120],
  signNotice: [4, 28, 200],
  handOverToAkim: [2, 13, 60],
  announceCollection: [2, 13, 120],
  recordHandDelivery: [2, 13, 240],
  recordPostDispatch: [2, 13, 120],
  confirmPostDelivery: [DAY, 4 * DAY, 8 * DAY],
  recordPostReturn: [3 * DAY, 6 * DAY, 10 * DAY],
  sendAgain: [60, DAY, 3 * DAY],
  recordCollection: [60, DAY, 3 * DAY],
  reassignExecutor: [30, 300, DAY],
  cancelCase: [10, 300, 2 * DAY],
};

/** How long an open case may stand where it stands before that is late; of a closed one how long ago it may lie. */
const STANDING: Readonly<Record<CaseStatus, number>> = {
  AKIM_REGISTERED: 5 * DAY,
  COMMISSION_REVIEW: 3 * DAY,
  IN_TRANSIT: 4 * DAY,
  REGISTERED: 14,
  AWAITING_RESOLUTION: 28,
  ASSIGNED: DAY,
  UNDER_REVIEW: DAY,
  DRAFTING: 5 * DAY,
  AWAITING_SIGNATURE: 28,
  RETURNED: 2 * DAY,
  SIGNED: 14,
  DELIVERED: 22 * DAY,
  CANCELLED: 22 * DAY,
};

const LATE_STEP = 0.08;
const LATE_STANDING = 0.2;

/** Working minutes that the case waits for a step. */
export function waitFor(step: StepName, random: Randomness): number {
  const [from, to, late] = PACE[step];
  return random.next() < LATE_STEP ? random.between(to, late) : random.between(from, to);
}

/** Working minutes since the last step of a case that stands in that state; some are late. */
export function standing(status: CaseStatus, random: Randomness): number {
  const most = STANDING[status];
  const late = random.next() < LATE_STANDING && status !== 'DELIVERED' && status !== 'CANCELLED';
  return late ? random.between(2 * most, 3 * most) : random.between(1, most);
}

const FURTHEST = 200 * 24 * 3_600_000;

/** The latest moment so many working minutes (above 0) before another: it lies within the working hours. */
export function workingMinutesBefore(
  calendar: WorkingCalendar,
  hours: OfficeHours,
  at: Date,
  minutes: number,
): Date {
  let early = at.getTime() - FURTHEST;
  let late = at.getTime();
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (workingMinutesBetween(calendar, hours, new Date(middle), at) >= minutes) early = middle;
    else late = middle;
  }
  return new Date(early);
}
