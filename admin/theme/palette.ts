import type { CaseStatus, DueState } from '../generated/graphql.ts';
import { schemes, type Tone } from './schemes.ts';

export type { Tone } from './schemes.ts';

/** Where MUI puts the colours that the theme gives it. */
export const VARIABLE_PREFIX = 'komek';

type Names<Values> = {
  readonly [Name in keyof Values]: Values[Name] extends string ? string : Names<Values[Name]>;
};

/** The same names with CSS variables for values, which follow the look that is chosen. */
function variables<Values extends object>(values: Values, path: string): Names<Values> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? `var(${path}-${name})` : variables(value, `${path}-${name}`),
    ]),
  ) as Names<Values>;
}

/** The few colours of the back office: ink on paper, one teal. */
export const colours = variables(schemes.light.colours, `--${VARIABLE_PREFIX}-palette-colours`);

/** Four tones that say how a case stands: the text and the ground of each. */
export const tones: Readonly<Record<Tone, { readonly text: string; readonly ground: string }>> = variables(
  schemes.light.tones,
  `--${VARIABLE_PREFIX}-palette-tones`,
);

/** The tone of every status. */
export const statusTone: Readonly<Record<CaseStatus, Tone>> = {
  AKIM_REGISTERED: 'waiting',
  COMMISSION_REVIEW: 'working',
  IN_TRANSIT: 'waiting',
  REGISTERED: 'waiting',
  AWAITING_RESOLUTION: 'waiting',
  ASSIGNED: 'waiting',
  UNDER_REVIEW: 'working',
  DRAFTING: 'working',
  AWAITING_SIGNATURE: 'waiting',
  RETURNED: 'returned',
  SIGNED: 'done',
  DELIVERED: 'done',
  CANCELLED: 'closed',
};

/** The text colour of a due state, readable on paper and on ground; the words and a shape always stand beside it. */
export const dueTones: Readonly<Record<DueState, string>> = {
  LATE: tones.returned.text,
  TODAY: tones.working.text,
  THIS_WEEK: tones.waiting.text,
  LATER: colours.inkSoft,
};
