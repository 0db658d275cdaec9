import type { TakenStep } from './randomHistory.ts';

/** A clock as the regulation has it, retold from the steps by hand. */
export interface NaiveClock {
  readonly caseId: string;
  readonly step: string;
  readonly round: number;
  readonly officeId: string;
  readonly departmentId: string;
  executorId: string | null;
  readonly startedAt: Date;
  endedAt: Date | null;
  cancelled: boolean;
}

const UNITS: Readonly<Record<string, string>> = {
  A3: 'CALENDAR_DAYS',
  A4: 'CALENDAR_DAYS',
  COMMISSION: 'CALENDAR_DAYS',
  STANDARD: 'WORKING_DAYS',
  STANDARD_AKIM: 'WORKING_DAYS',
};

/** The unit of a step's limit (regulation.md 3.5 and 5.2). */
export const unitOf = (step: string): string => UNITS[step] ?? 'WORKING_MINUTES';

const OUTER = ['STANDARD', 'STANDARD_AKIM'];

/** The clocks that steps started and ended, read off Appendix 5 and not off the transition table. */
export function naiveClocks(steps: readonly TakenStep[]): NaiveClock[] {
  const clocks: NaiveClock[] = [];
  const executors = new Map<string, string>();
  for (const { caseId, name, at, officeId, akimOfficeId, executorId } of steps) {
    const own = clocks.filter((clock) => clock.caseId === caseId);
    const start = (step: string, office = officeId, by: string | null = null): NaiveClock => {
      const round = own.filter((clock) => clock.step === step).length + 1;
      const clock: NaiveClock = {
        caseId,
        step,
        round,
        officeId: office,
        departmentId: officeId,
        executorId: by,
        startedAt: at,
        endedAt: null,
        cancelled: false,
      };
      clocks.push(clock);
      return clock;
    };
    const end = (...codes: string[]): void => {
      for (const clock of own) if (clock.endedAt === null && codes.includes(clock.step)) clock.endedAt = at;
    };
    if (executorId !== null) executors.set(caseId, executorId);
    const executor = executors.get(caseId) ?? null;
    switch (name) {
      case 'registerApplication':
        start('A1');
        start('STANDARD');
        break;
      case 'registerAtAkim':
        start('A1', akimOfficeId ?? '').endedAt = at;
        start('STANDARD_AKIM');
        break;
      case 'referToCommission':
        start('COMMISSION', akimOfficeId ?? '');
        break;
      case 'recordConclusion':
        end('COMMISSION');
        break;
      case 'receiveFromAkim':
        start('A1');
        break;
      case 'forwardToHead':
        end('A1');
        start('A2');
        break;
      case 'assignExecutor':
        end('A2');
        start('A3', officeId, executor);
        break;
      case 'reassignExecutor':
        for (const clock of own)
          if (clock.endedAt === null && ['A3', 'A4', 'A6'].includes(clock.step)) clock.executorId = executor;
        break;
      case 'completeCheck':
        end('A3');
        start('A4', officeId, executor);
        break;
      case 'submitNotice':
        end('A4');
        start('A5');
        break;
      case 'returnNotice':
        end('A5');
        for (const clock of own) if (clock.step === 'A4') clock.endedAt = null;
        break;
      case 'signNotice':
        end('A5');
        start('A6', officeId, executor);
        break;
      case 'recordHandDelivery':
      case 'recordPostDispatch':
        end('A6', ...OUTER);
        break;
      case 'cancelCase':
        for (const clock of own)
          if (clock.endedAt === null) Object.assign(clock, { endedAt: at, cancelled: true });
        break;
    }
  }
  return clocks;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Offices' time from 1 March 2024 on. */
const OFFSET = 5 * HOUR;

/** The offices' date, yyyy-mm-dd, since March 2024. */
export const naiveDate = (at: number): string => new Date(at + OFFSET).toISOString().slice(0, 10);

/** Minutes within 9 to 13 and 14 to 18 of Monday to Friday without the holidays, since March 2024, window by window. */
export function naiveWorkingMinutes(from: Date, to: Date, holidays: readonly string[]): number {
  let total = 0;
  const midnight = Math.floor((from.getTime() + OFFSET) / DAY) * DAY - OFFSET;
  for (let day = midnight; day < to.getTime(); day += DAY) {
    const date = naiveDate(day);
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    if (weekday === 0 || weekday === 6 || holidays.includes(date)) continue;
    for (const [opens, closes] of [
      [9, 13],
      [14, 18],
    ] as const) {
      const begin = Math.max(from.getTime(), day + opens * HOUR);
      const end = Math.min(to.getTime(), day + closes * HOUR);
      total += Math.max(0, end - begin);
    }
  }
  return Math.floor(total / MINUTE);
}

/** The time that an ended clock used, in the minutes of its unit. */
export const naiveUsed = (clock: NaiveClock & { endedAt: Date }, holidays: readonly string[]): number =>
  unitOf(clock.step) === 'CALENDAR_DAYS'
    ? Math.floor((clock.endedAt.getTime() - clock.startedAt.getTime()) / MINUTE)
    : naiveWorkingMinutes(clock.startedAt, clock.endedAt, holidays);

/** A percentile between the values, as `percentile_cont` defines it; null of none. */
export function naivePercentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place));
}
