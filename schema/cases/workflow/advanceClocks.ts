import type { LimitCode } from '../../../prisma/client.ts';

/** The limits that run on a case; acknowledging an assignment is the feed's. */
export type ClockCode = Exclude<LimitCode, 'ACKNOWLEDGEMENT'>;

/** Whose officials answer for a limit: the authorised body, or the akim's office of the case. */
export type ClockPlace = 'DEPARTMENT' | 'AKIM_OFFICE';

/** A limit that a step starts. */
export interface ClockStart {
  readonly code: ClockCode;
  /** From the opening of the intake form, falling back to the registration (regulation.md 7.4); else from the step. */
  readonly since?: 'INTAKE';
  /** The authorised body where nothing is said. */
  readonly place?: ClockPlace;
}

/** The time limits that a step moves (regulation.md 5.2 and 5.4): a row of the transition table says it, nobody else. */
export interface ClockMoves {
  /** End with the step; each of them runs before it. */
  readonly ends?: readonly ClockCode[];
  /** End with the step where they still run. */
  readonly endsIfRunning?: readonly ClockCode[];
  /** Whatever runs ends without a result. */
  readonly cancelsAll?: boolean;
  /** Begin with the step. */
  readonly starts?: readonly ClockStart[];
  /** Have begun before the step and end with it: the step is itself what they measure. */
  readonly completes?: readonly ClockStart[];
  /** Run on as if they had never ended, due when they were due (I-34). */
  readonly resumes?: readonly ClockCode[];
  /** Change hands with the case and nothing else (I-34). */
  readonly handsOver?: boolean;
}

/** One run of one limit; `round` counts the runs of its code in the case, `endedAt` is null while it runs. */
export interface ClockSpan {
  readonly code: ClockCode;
  readonly round: number;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

/** A run that a step begins; `endedAt` is set where the step completes it too. */
export interface NewClock extends ClockSpan {
  readonly place: ClockPlace;
}

/** What a step does to the clocks of its case. */
export interface ClockAdvance<Span extends ClockSpan> {
  readonly ended: readonly Span[];
  readonly cancelled: boolean;
  readonly resumed: readonly Span[];
  readonly started: readonly NewClock[];
}

/** When a step was taken, and when the case's intake form was opened. */
export interface StepMoments {
  readonly at: Date;
  readonly intakeOpenedAt?: Date | null;
}

/**
 * What a step does to all the clocks that its case has had so far; overdue or not makes no difference (I-35). Pure, so
 * that a history can be replayed. Throws where the row ends what does not run or starts what does: `checkTable` has
 * ruled that out for every path.
 */
export function advanceClocks<Span extends ClockSpan>(
  clocks: readonly Span[],
  moves: ClockMoves,
  moments: StepMoments,
): ClockAdvance<Span> {
  const running = clocks.filter(({ endedAt }) => endedAt === null);
  const runningOf = (code: ClockCode) => running.find((clock) => clock.code === code);
  const needed = (found: Span | undefined, code: ClockCode): Span => {
    if (!found) throw new Error(`The case has no ${code} to move`);
    return found;
  };
  const ended = [
    ...(moves.ends ?? []).map((code) => needed(runningOf(code), code)),
    ...(moves.endsIfRunning ?? []).flatMap((code) => runningOf(code) ?? []),
  ];
  const begun = (endedAt: Date | null) => (start: ClockStart) => newClock(clocks, start, moments, endedAt);
  return {
    ended: moves.cancelsAll ? running : ended,
    cancelled: moves.cancelsAll ?? false,
    resumed: (moves.resumes ?? []).map((code) => needed(lastEnded(clocks, code), code)),
    started: [...(moves.completes ?? []).map(begun(moments.at)), ...(moves.starts ?? []).map(begun(null))],
  };
}

function newClock(
  clocks: readonly ClockSpan[],
  { code, since, place = 'DEPARTMENT' }: ClockStart,
  { at, intakeOpenedAt }: StepMoments,
  endedAt: Date | null,
): NewClock {
  const former = clocks.filter((clock) => clock.code === code);
  if (former.some((clock) => clock.endedAt === null)) throw new Error(`The case has a running ${code}`);
  const opened = since === 'INTAKE' && intakeOpenedAt ? intakeOpenedAt : at;
  // Two servers' clocks may disagree: nothing begins after the step that begins it.
  return { code, round: former.length + 1, startedAt: opened < at ? opened : at, endedAt, place };
}

function lastEnded<Span extends ClockSpan>(clocks: readonly Span[], code: ClockCode): Span | undefined {
  const [last] = clocks.filter((clock) => clock.code === code).sort((a, b) => b.round - a.round);
  return last && last.endedAt !== null ? last : undefined;
}
