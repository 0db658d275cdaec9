import type { Prisma } from '../../prisma/client.ts';
import { ofReadableCases } from '../access/caseScope.ts';
import { builder } from '../builder.ts';
import { TransitionNameEnum } from '../cases/CaseEvent.ts';
import { daysBetween } from '../cases/filter.ts';
import type { Actor } from '../context.ts';
import { LimitCodeEnum } from '../enums.ts';
import { checkedIds } from '../validation.ts';

/** What the table of steps may be narrowed by. */
export const CaseEventFilter = builder.inputType('CaseEventFilter', {
  description: 'Narrows the table of steps; all conditions hold together.',
  fields: (t) => ({
    caseIds: t.idList({ description: 'Of these cases.' }),
    transition: t.field({ type: [TransitionNameEnum], description: 'One of these steps.' }),
    officeId: t.idList({ description: 'Taken at one of these offices.' }),
    from: t.field({ type: 'Date', description: 'Taken on this day or later, office time.' }),
    to: t.field({ type: 'Date', description: 'Taken on this day or earlier, office time.' }),
  }),
});

/** What the table of time limits may be narrowed by. */
export const ClockFilter = builder.inputType('ClockFilter', {
  description: 'Narrows the table of time limits; all conditions hold together.',
  fields: (t) => ({
    caseIds: t.idList({ description: 'Of these cases.' }),
    step: t.field({ type: [LimitCodeEnum], description: 'One of these limits.' }),
    officeId: t.idList({ description: 'Answered for by one of these offices.' }),
    from: t.field({ type: 'Date', description: 'Started on this day or later, office time.' }),
    to: t.field({ type: 'Date', description: 'Started on this day or earlier, office time.' }),
    running: t.boolean({ description: 'Still running, or ended.' }),
  }),
});

/** A filter of steps as it is asked. */
export type CaseEventsAsked = typeof CaseEventFilter.$inferInput;
/** A filter of time limits as it is asked. */
export type ClocksAsked = typeof ClockFilter.$inferInput;

type Asked<Filter> = Filter | null | undefined;

/** What both tables are narrowed by: the caller's scope, cases and offices. */
const belonging = (
  actor: Actor,
  { caseIds, officeId }: Pick<CaseEventsAsked, 'caseIds' | 'officeId'>,
): Pick<Prisma.CaseEventWhereInput & Prisma.CaseClockWhereInput, 'case' | 'caseId' | 'officeId'> => ({
  ...ofReadableCases(actor),
  ...(caseIds ? { caseId: { in: checkedIds('filter.caseIds', caseIds) } } : {}),
  ...(officeId ? { officeId: { in: checkedIds('filter.officeId', officeId) } } : {}),
});

/** The `where` of the table of steps: the caller's scope and the filter. */
export function caseEventsWhere(actor: Actor, filter: Asked<CaseEventsAsked>): Prisma.CaseEventWhereInput {
  const { transition, from, to } = filter ?? {};
  return {
    ...belonging(actor, filter ?? {}),
    ...(transition ? { transition: { in: [...transition] } } : {}),
    ...(from || to ? { at: daysBetween(from, to) } : {}),
  };
}

/** The `where` of the table of time limits: the caller's scope and the filter. */
export function clocksWhere(actor: Actor, filter: Asked<ClocksAsked>): Prisma.CaseClockWhereInput {
  const { step, from, to, running } = filter ?? {};
  return {
    ...belonging(actor, filter ?? {}),
    ...(step ? { code: { in: [...step] } } : {}),
    ...(from || to ? { startedAt: daysBetween(from, to) } : {}),
    ...(typeof running === 'boolean' ? { endedAt: running ? null : { not: null } } : {}),
  };
}
