import type { CaseStatus } from '../../../prisma/client.ts';
import type { ClockCode, ClockSpan } from './advanceClocks.ts';
import { advanceClocks } from './advanceClocks.ts';
import { FINAL_STATES, isOuterClock, STATE_CLOCKS } from './states.ts';
import type { IntakeRow, StepRow } from './transitions.ts';

/** A state of a case as far as its clocks matter: which ran before, which run now. */
interface Place {
  readonly status: CaseStatus;
  readonly clocks: readonly ClockSpan[];
}

const MOMENTS = { at: new Date(0) };

/**
 * Throws unless the clocks of the table hold together on every path: none is started while it runs or ended while it does
 * not, a state has exactly the clock of regulation.md 5.3 and, while it is open, one outer clock; final states have none.
 */
export function checkClocks(
  intakes: Readonly<Record<string, IntakeRow>>,
  steps: Readonly<Record<string, StepRow>>,
): void {
  const seen = new Map<string, Place>();
  const arrive = (name: string, row: StepRow | IntakeRow, from: Place | null): void => {
    const status = row.to ?? from?.status;
    if (!status) return;
    const place = { status, clocks: moved(name, row, from) };
    checkPlace(name, row, place);
    const key = keyOf(place);
    if (seen.has(key)) return;
    seen.set(key, place);
    for (const [next, step] of Object.entries(steps)) {
      if (step.from.includes(status)) arrive(next, step, place);
    }
  };
  for (const [name, row] of Object.entries(intakes)) arrive(name, row, null);
}

function moved(name: string, { clocks: moves }: StepRow | IntakeRow, from: Place | null): ClockSpan[] {
  const before = from?.clocks ?? [];
  try {
    const { ended, resumed, started } = advanceClocks(before, moves, MOMENTS);
    // A second round tells no more than the first: without this the paths would never end.
    const rest = before.filter((clock) => !started.some(({ code }) => code === clock.code));
    return [
      ...rest.map((clock) => ({
        ...clock,
        endedAt: resumed.includes(clock) ? null : ended.includes(clock) ? MOMENTS.at : clock.endedAt,
      })),
      ...started.map(({ code, startedAt, endedAt }) => ({ code, round: 1, startedAt, endedAt })),
    ];
  } catch (error) {
    throw new Error(`${name} moves clocks that do not stand so in ${from?.status ?? 'a new case'}`, {
      cause: error,
    });
  }
}

function checkPlace(name: string, row: StepRow | IntakeRow, { status, clocks }: Place): void {
  const running = clocks.filter(({ endedAt }) => endedAt === null).map(({ code }) => code);
  const outer = running.filter(isOuterClock);
  const own = running.filter((code) => !isOuterClock(code));
  const final = (FINAL_STATES as readonly CaseStatus[]).includes(status);
  // Once the notice lies ready for the applicant nothing is awaited of the office any more (D1).
  const ready = row.to === null && outer.length === 0;
  if (outer.length !== (final ? 0 : 1) && !ready) {
    throw new Error(`${name} leaves ${status} with ${outer.join(', ') || 'no outer clock'}`);
  }
  const wanted: ClockCode | null = STATE_CLOCKS[status];
  // A step that stays in its state may end the state's clock before the state ends (K6).
  const right = own.length === 0 ? wanted === null || row.to === null : own.join() === wanted;
  if (!right) throw new Error(`${name} leaves ${status} with ${own.join(', ') || `no ${wanted}`}`);
}

const keyOf = ({ status, clocks }: Place): string =>
  [status, ...clocks.map(({ code, endedAt }) => `${code}${endedAt === null ? '' : ' ended'}`).sort()].join();
