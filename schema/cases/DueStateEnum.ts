import { builder } from '../builder.ts';
import type { DueState } from './dueState.ts';

/** GraphQL enum of where an open case stands against its due time. */
export const DueStateEnum = builder.enumType('DueState', {
  description: "Where an open case stands against its due time, by the offices' calendar date.",
  values: {
    LATE: { description: 'Past its due time.' },
    TODAY: { description: 'Due later today.' },
    THIS_WEEK: { description: 'Due after today, until Sunday.' },
    LATER: { description: 'Due after Sunday.' },
  } satisfies Record<DueState, unknown>,
});
