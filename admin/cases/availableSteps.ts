import type { CaseWholeFragment } from '../generated/graphql.ts';
import type { StepName } from '../providers/transitions.ts';

type Available = CaseWholeFragment['availableTransitions'][number];

/** A step as the page offers it. */
export interface OfferedStep {
  readonly name: StepName;
  /** Why the button is disabled; null for a step that may be taken. */
  readonly refusal: NonNullable<Available['refusal']> | null;
  /** The one step forward is prominent, the side steps stand back. */
  readonly weight: 'main' | 'other' | 'side';
}

/** Refusals about who one is or where the case and its letter stand: such a step is simply not there. */
const NOT_OFFERED = [
  ...['ROLE_MISSING', 'WRONG_STATUS', 'OTHER_OFFICE', 'NOT_THE_EXECUTOR'],
  ...['ALREADY_READY', 'LETTER_UNDERWAY', 'LETTER_NOT_UNDERWAY', 'LETTER_NOT_RETURNED'],
];

const SIDE_STEPS: readonly StepName[] = ['reassignExecutor', 'cancelCase'];
const BACK_STEPS: readonly StepName[] = ['returnNotice'];

const BY_HAND: readonly StepName[] = ['recordHandDelivery', 'recordCollection'];

/** How the applicant wants the notice decides which way of delivery comes first, also after a letter has come back. */
const PREFERRED: Readonly<Record<CaseWholeFragment['deliveryPreference'], readonly StepName[]>> = {
  DEPARTMENT: BY_HAND,
  AKIM_OFFICE: ['handOverToAkim', ...BY_HAND],
  POST: ['recordPostDispatch', 'sendAgain'],
};

const isStep = (name: Available['name']): name is StepName =>
  name !== 'registerApplication' && name !== 'registerAtAkim';

/**
 * The buttons of a case, made from `availableTransitions` alone: what is allowed is a button, what is refused for
 * a reason that the reader can do something about is a disabled button with that reason, the rest is not shown.
 */
export function availableSteps(
  record: Pick<CaseWholeFragment, 'availableTransitions' | 'deliveryPreference' | 'readyAt'>,
): OfferedStep[] {
  const offered = record.availableTransitions.flatMap(({ name, allowed, refusal }) =>
    isStep(name) && (allowed || (refusal && !NOT_OFFERED.includes(refusal.code)))
      ? [{ name, refusal: allowed ? null : refusal }]
      : [],
  );
  const allowed = offered.filter(({ refusal }) => refusal === null).map(({ name }) => name);
  const forward = allowed.filter((name) => !SIDE_STEPS.includes(name) && !BACK_STEPS.includes(name));
  // Whoever was told to come is expected, whatever he had asked for.
  const preferred = record.readyAt === null ? PREFERRED[record.deliveryPreference] : BY_HAND;
  const main = preferred.find((name) => forward.includes(name)) ?? forward[0];
  const weightOf = (name: StepName): OfferedStep['weight'] =>
    SIDE_STEPS.includes(name) ? 'side' : name === main ? 'main' : 'other';
  const rank = { main: 0, other: 1, side: 2 };
  return offered
    .map(({ name, refusal }) => ({ name, refusal, weight: weightOf(name) }))
    .sort((one, other) => rank[one.weight] - rank[other.weight]);
}
