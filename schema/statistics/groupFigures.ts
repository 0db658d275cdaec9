import type { Channel, LimitCode, LimitUnit, RefusalGround } from '../../prisma/client.ts';
import { isOuterClock } from '../cases/workflow/states.ts';
import type { ClockRow } from './clockFigures.ts';
import { AGES, type CountRow } from './countFigures.ts';
import type { GroundRow, NoticeRow } from './noticeFigures.ts';
import { tooFew } from './suppression.ts';

/** How many clocks ended and how many of them by their due time; null: kept back. `share` is null of none, too. */
export interface OnTimeFigures {
  readonly ended: number | null;
  readonly onTime: number | null;
  readonly late: number | null;
  readonly share: number | null;
}

/** The clocks of one step and unit. */
export interface ClockFigures extends OnTimeFigures {
  readonly step: LimitCode;
  readonly unit: LimitUnit;
  readonly median: number | null;
  readonly p90: number | null;
  readonly running: number | null;
  readonly runningLate: number | null;
}

/** A refusal ground and how often it was given. */
export interface GroundFigures {
  readonly ground: RefusalGround;
  readonly count: number | null;
  readonly share: number | null;
}

/** Notices: submitted, signed, returned. */
export interface NoticeFigures {
  readonly submitted: number;
  readonly signed: number;
  readonly assignments: number | null;
  readonly refusals: number | null;
  readonly refusalShare: number | null;
  readonly returns: number;
  readonly returnsPerNotice: number | null;
  readonly grounds: readonly GroundFigures[];
}

/** Open cases of an age in calendar days, the first included and the last not. */
export interface AgeFigures {
  readonly fromDays: number;
  readonly toDays: number | null;
  readonly count: number | null;
}

/** Open cases and their age. */
export interface BacklogFigures {
  readonly open: number | null;
  readonly late: number | null;
  readonly oldestReceivedAt: Date | null;
  readonly medianAgeDays: number | null;
  readonly p90AgeDays: number | null;
  readonly ages: readonly AgeFigures[];
}

/** How many cases came in one way. */
export interface IntakeFigures {
  readonly channel: Channel;
  readonly count: number | null;
}

const shareOf = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole;

/**
 * The counts of parts that add up to a figure that is shown: those about too few people are kept back, and another with
 * them where one alone could be got by subtraction.
 */
function partsShown(parts: readonly { readonly count: number; readonly people: number | undefined }[]) {
  const hidden = new Set(parts.flatMap(({ people }, index) => (tooFew(people) ? [index] : [])));
  if (hidden.size === 1) {
    const [next] = parts
      .map(({ count }, index) => ({ count, index }))
      .filter(({ count, index }) => count > 0 && !hidden.has(index))
      .sort((a, b) => a.count - b.count || a.index - b.index);
    if (next) hidden.add(next.index);
  }
  return parts.map(({ count }, index) => (hidden.has(index) ? null : count));
}

/** Whether the whole service was on time: all ended clocks of the whole service. */
export function onTimeFigures(clocks: readonly ClockRow[]): OnTimeFigures {
  const outer = clocks.filter(({ step }) => isOuterClock(step));
  const sum = (figure: 'ended' | 'onTime' | 'late') => outer.reduce((total, row) => total + row[figure], 0);
  // At least as many people as the larger of the two parts has.
  const people = outer.map(({ endedPeople }) => endedPeople).filter((count) => count !== undefined);
  if (people.length > 0 && tooFew(Math.max(...people)))
    return { ended: null, onTime: null, late: null, share: null };
  const ended = sum('ended');
  const onTime = sum('onTime');
  return { ended, onTime, late: sum('late'), share: shareOf(onTime, ended) };
}

/** The clocks by step and unit; what a step tells of too few people is kept back. */
export function stepFigures(clocks: readonly ClockRow[]): ClockFigures[] {
  // The two of the whole service add up to `onTime`: one alone would not be hidden.
  const outerHidden = clocks.some(({ step, endedPeople }) => isOuterClock(step) && tooFew(endedPeople));
  return clocks.map((row) => {
    const { step, unit, median = null, p90 = null, running, runningLate, endedPeople, runningPeople } = row;
    const endedShown = !tooFew(endedPeople) && !(outerHidden && isOuterClock(step));
    const runningShown = !tooFew(runningPeople);
    const { ended, onTime, late } = endedShown ? row : { ended: null, onTime: null, late: null };
    return {
      step,
      unit,
      ended,
      onTime,
      late,
      share: shareOf(onTime, ended),
      median: endedShown ? median : null,
      p90: endedShown ? p90 : null,
      running: runningShown ? running : null,
      runningLate: runningShown ? runningLate : null,
    };
  });
}

const NO_NOTICES = { submitted: 0, assignments: 0, refusals: 0, returns: 0 } as const;

/** Notices with their grounds; decisions and grounds about too few people are kept back. */
export function noticeFiguresOf(row: NoticeRow | undefined, grounds: readonly GroundRow[]): NoticeFigures {
  const { submitted, returns, ...notices }: Omit<NoticeRow, 'isTotal' | 'key'> = row ?? NO_NOTICES;
  const signed = notices.assignments + notices.refusals;
  const [assignments = null, refusals = null] = partsShown([
    { count: notices.assignments, people: notices.assignedPeople },
    { count: notices.refusals, people: notices.refusedPeople },
  ]);
  const counts =
    refusals === null
      ? grounds.map(() => null)
      : partsShown(grounds.map(({ count, people }) => ({ count, people })));
  return {
    submitted,
    signed,
    assignments,
    refusals,
    refusalShare: shareOf(refusals, signed),
    returns,
    returnsPerNotice: shareOf(returns, submitted),
    grounds: grounds.map(({ ground }, index) => {
      const count = counts[index] ?? null;
      return { ground, count, share: shareOf(count, refusals) };
    }),
  };
}

/** Open cases and their age; nothing of it when they are of too few people. */
export function backlogFigures(row: CountRow): BacklogFigures {
  const hidden = tooFew(row.openPeople);
  const counts = partsShown(
    (row.ages ?? []).map((count, index) => ({ count, people: row.agesPeople?.[index] })),
  );
  const shown = <Figure>(figure: Figure | undefined): Figure | null => (hidden ? null : (figure ?? null));
  return {
    open: shown(row.open),
    late: shown(row.late),
    oldestReceivedAt: shown(row.oldestReceivedAt),
    medianAgeDays: shown(row.medianAgeDays),
    p90AgeDays: shown(row.p90AgeDays),
    ages: AGES.map((fromDays, index) => ({
      fromDays,
      toDays: AGES[index + 1] ?? null,
      count: shown(counts[index]),
    })),
  };
}

/** Cases by where they came in. */
export function intakeFigures(row: CountRow): IntakeFigures[] {
  const [department = null, akim = null] = partsShown([
    { count: row.department ?? 0, people: row.departmentPeople },
    { count: row.akim ?? 0, people: row.akimPeople },
  ]);
  return [
    { channel: 'DEPARTMENT', count: department },
    { channel: 'AKIM', count: akim },
  ];
}
