import type { LimitCode, PrismaClient } from '../../../prisma/client.ts';
import { parseInput } from '../../validation.ts';
import { clockTimes } from '../clockTimes.ts';
import { dryRunInput } from './changeInput.ts';
import { hypotheticalTerms } from './hypotheticalTerms.ts';
import { type RunningClock, runningClocks } from './runningClocks.ts';

/** What a change would do to one running clock; minutes by the clock on the wall, positive: later. */
export interface PreviewedClock {
  readonly id: string;
  readonly step: LimitCode;
  readonly caseNumber: string;
  readonly officeId: string;
  readonly dueBefore: Date;
  readonly dueAfter: Date;
  readonly shiftMinutes: number;
}

/** What a change would do to the running clocks of one limit; the largest shift keeps its sign. */
export interface PreviewedStep {
  readonly step: LimitCode;
  readonly moved: number;
  readonly later: number;
  readonly earlier: number;
  readonly largestShiftMinutes: number;
}

/** A dry run: counts, the steps that move, and the first hundred clocks, the largest shift first. */
export interface DeadlineChangePreview {
  readonly revision: number;
  readonly examined: number;
  readonly moved: number;
  readonly later: number;
  readonly earlier: number;
  readonly becomeLate: number;
  readonly noLongerLate: number;
  readonly steps: readonly PreviewedStep[];
  readonly clocks: readonly PreviewedClock[];
}

const MOST_SHOWN = 100;
const MINUTE = 60_000;

/**
 * The dry run of a change: recomputes every running clock with the data as they would be and compares; writes nothing.
 * Throws VALIDATION_FAILED, STALE_VERSION, and CALENDAR_YEAR_MISSING when a running clock could not be computed.
 */
export async function previewChange(
  db: PrismaClient,
  rawInput: unknown,
  now: Date,
): Promise<DeadlineChangePreview> {
  const request = parseInput(dryRunInput, rawInput);
  const { terms } = await hypotheticalTerms(db, request);
  const moved: PreviewedClock[] = [];
  let examined = 0;
  for await (const clocks of runningClocks(db)) {
    examined += clocks.length;
    for (const clock of clocks) {
      const { dueAt } = clockTimes(terms, clock.code, clock.officeId, clock.startedAt);
      if (dueAt.getTime() !== clock.dueAt.getTime()) moved.push(shifted(clock, dueAt));
    }
  }
  moved.sort(byShift);
  return {
    revision: request.expectedRevision,
    examined,
    ...directions(moved),
    becomeLate: moved.filter(({ dueBefore, dueAfter }) => dueBefore >= now && dueAfter < now).length,
    noLongerLate: moved.filter(({ dueBefore, dueAfter }) => dueBefore < now && dueAfter >= now).length,
    steps: stepsOf(moved),
    clocks: moved.slice(0, MOST_SHOWN),
  };
}

const shifted = (clock: RunningClock, dueAfter: Date): PreviewedClock => ({
  id: clock.id,
  step: clock.code,
  caseNumber: clock.caseNumber,
  officeId: clock.officeId,
  dueBefore: clock.dueAt,
  dueAfter,
  shiftMinutes: Math.round((dueAfter.getTime() - clock.dueAt.getTime()) / MINUTE),
});

/** The largest shift first, whichever way; equal ones by key, so that two dry runs say the same. */
const byShift = (a: PreviewedClock, b: PreviewedClock): number =>
  Math.abs(b.shiftMinutes) - Math.abs(a.shiftMinutes) || (a.id < b.id ? -1 : 1);

const directions = (moved: readonly PreviewedClock[]) => ({
  moved: moved.length,
  later: moved.filter(({ dueBefore, dueAfter }) => dueAfter > dueBefore).length,
  earlier: moved.filter(({ dueBefore, dueAfter }) => dueAfter < dueBefore).length,
});

const stepsOf = (moved: readonly PreviewedClock[]): PreviewedStep[] =>
  [...new Set(moved.map(({ step }) => step))].sort().map((step) => {
    const clocks = moved.filter((clock) => clock.step === step);
    // Sorted already: the first is the largest.
    return { step, ...directions(clocks), largestShiftMinutes: clocks[0]?.shiftMinutes ?? 0 };
  });
