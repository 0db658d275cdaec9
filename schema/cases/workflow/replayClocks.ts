import type { ClockCode, NewClock } from './advanceClocks.ts';
import { advanceClocks } from './advanceClocks.ts';
import { EXECUTORS_CLOCKS } from './states.ts';
import type { IntakeRow, StepRow } from './transitions.ts';
import { INTAKES, STEPS } from './transitions.ts';

/** An entry of a case's history as far as its clocks need it. */
export interface PastStep {
  readonly transition: string;
  readonly at: Date;
  readonly actorId: string;
}

/** All that the clocks of a case follow from. */
export interface ClockHistory {
  readonly intakeOpenedAt: Date | null;
  /** The first first. */
  readonly steps: readonly PastStep[];
  /** Whom the resolutions named, the first first. */
  readonly executorIds: readonly string[];
}

/** A clock as a history gives it; the due time is not in it, for it follows from the calendar. */
export interface PastClock extends NewClock {
  readonly endedById: string | null;
  readonly cancelled: boolean;
  readonly responsibleId: string | null;
}

const ROWS: ReadonlyMap<string, StepRow | IntakeRow> = new Map(Object.entries({ ...INTAKES, ...STEPS }));

/** The clocks that a history gives: the very ones that the door writes step by step (I-38). Pure. */
export function replayClocks({ intakeOpenedAt, steps, executorIds }: ClockHistory): PastClock[] {
  let clocks: PastClock[] = [];
  const named = [...executorIds];
  let executorId: string | null = null;
  for (const { transition, at, actorId } of steps) {
    const row = ROWS.get(transition);
    if (!row) throw new Error(`The history has a step that is not in the table: ${transition}`);
    if ('asks' in row && 'executorId' in row.asks) executorId = named.shift() ?? null;
    const { ended, cancelled, resumed, started } = advanceClocks(clocks, row.clocks, { at, intakeOpenedAt });
    const responsible = executorId;
    const responsibleFor = (code: ClockCode) => (EXECUTORS_CLOCKS.includes(code) ? responsible : null);
    clocks = [
      ...clocks.map((clock) => {
        if (ended.includes(clock)) return { ...clock, endedAt: at, endedById: actorId, cancelled };
        if (resumed.includes(clock)) return { ...clock, endedAt: null, endedById: null };
        if (!row.clocks.handsOver || clock.endedAt !== null) return clock;
        return { ...clock, responsibleId: responsibleFor(clock.code) };
      }),
      ...started.map((clock) => ({
        ...clock,
        endedById: clock.endedAt && actorId,
        cancelled: false,
        responsibleId: responsibleFor(clock.code),
      })),
    ];
  }
  return clocks;
}
