import type { CaseWholeFragment, ClockWholeFragment, TransitionName } from '../generated/graphql.ts';
import { ACTIONS, actionIndex } from './progress.ts';

/** The steps of the line: what an akim's office does before the six actions, and the actions. */
export type ProgressName = 'AKIM' | 'COMMISSION' | 'SENT' | (typeof ACTIONS)[number];

/** One step of the line with its clock. */
export interface ProgressStep {
  readonly name: ProgressName;
  /** `dropped`: the case was cancelled in it; `unreached`: it was cancelled before. */
  readonly state: 'done' | 'running' | 'toCome' | 'dropped' | 'unreached';
  /** The clock that measures it, if one does. */
  readonly clock: ClockWholeFragment | null;
  /** When it was done. */
  readonly doneAt: string | null;
  /** By whom, as he was called then; null for those who may read no persons. */
  readonly doneBy: string | null;
}

/** The transitions that end each step; the last one counts. */
const ENDED_BY: Readonly<Record<ProgressName, readonly TransitionName[]>> = {
  AKIM: ['registerAtAkim'],
  COMMISSION: ['recordConclusion'],
  SENT: ['sendToDepartment'],
  A1: ['forwardToHead'],
  A2: ['assignExecutor'],
  A3: ['completeCheck'],
  A4: ['submitNotice'],
  A5: ['signNotice'],
  A6: ['recordHandDelivery', 'recordPostDispatch'],
};

type Progressed = Pick<
  CaseWholeFragment,
  'status' | 'channel' | 'akimOffice' | 'clocks' | 'history' | 'commission'
>;

/** The clock of a step: of several rounds the last; the akim's office and the department each have an A1. */
function clockOf(name: ProgressName, { clocks, akimOffice }: Progressed): ClockWholeFragment | null {
  if (name === 'SENT') return null;
  const atAkim = (clock: ClockWholeFragment): boolean => clock.office.id === akimOffice?.id;
  const fits = (clock: ClockWholeFragment): boolean =>
    name === 'AKIM'
      ? clock.step === 'A1' && atAkim(clock)
      : clock.step === name && (name !== 'A1' || !atAkim(clock));
  return clocks
    .filter(fits)
    .reduce<ClockWholeFragment | null>(
      (last, clock) => (last && last.round > clock.round ? last : clock),
      null,
    );
}

/** Which of the steps the case is in, by its place in the list; null once closed. */
function currentOf(names: readonly ProgressName[], { status }: Progressed): number | null {
  switch (status) {
    case 'AKIM_REGISTERED':
      return names.indexOf('SENT');
    case 'COMMISSION_REVIEW':
      return names.indexOf('COMMISSION');
    default: {
      const action = actionIndex[status];
      return action === null ? null : names.indexOf('A1') + action;
    }
  }
}

/** The line of a case: what is done, when and by whom, what runs, and what is to come. */
export function progressSteps(record: Progressed): ProgressStep[] {
  const { channel, commission, history } = record;
  const before: readonly ProgressName[] =
    channel === 'AKIM' ? ['AKIM', ...(commission.length > 0 ? (['COMMISSION'] as const) : []), 'SENT'] : [];
  const names: readonly ProgressName[] = [...before, ...ACTIONS];
  const current = currentOf(names, record);
  return names.map((name, index) => {
    const clock = clockOf(name, record);
    const event = history.findLast(({ transition }) => ENDED_BY[name].includes(transition)) ?? null;
    const base = { name, clock };
    const done = {
      ...base,
      state: 'done',
      doneAt: event?.at ?? null,
      doneBy: event?.actorName ?? null,
    } as const;
    const open = { ...base, doneAt: null, doneBy: null };
    if (current === null) {
      if (clock?.cancelled) return { ...open, state: 'dropped' };
      return event ? done : { ...open, state: 'unreached' };
    }
    if (index < current) return done;
    return { ...open, state: index === current ? 'running' : 'toCome' };
  });
}
