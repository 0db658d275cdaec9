import { queryFromInfo } from '@pothos/plugin-prisma';
import type { CaseEvent, Office, Prisma } from '../../prisma/client.ts';
import { builder } from '../builder.ts';
import { CaseStatusEnum, RoleEnum } from '../enums.ts';
import { OfficeType } from '../offices/Office.ts';
import type { TransitionName } from './workflow/transitions.ts';
import { INTAKES, STEPS, TRANSITION_NAMES } from './workflow/transitions.ts';

/** GraphQL enum of the rows of the transition table. */
export const TransitionNameEnum = builder.enumType('TransitionName', {
  description: 'A row of the transition table; its mutation has the same name.',
  values: Object.fromEntries(
    TRANSITION_NAMES.map((name) => [name, { description: { ...INTAKES, ...STEPS }[name].description }]),
  ) as Record<TransitionName, { description: string }>,
});

/** The columns of a history entry that everybody reads who reads the case. */
export const eventSelect = {
  id: true,
  seq: true,
  transition: true,
  from: true,
  to: true,
  at: true,
  actorRole: true,
  officeId: true,
} as const satisfies Prisma.CaseEventSelect;

/** And those that say who acted and what was written. */
export const namesSelect = { actorName: true, changes: true } as const satisfies Prisma.CaseEventSelect;

type EventRow = Pick<CaseEvent, keyof typeof eventSelect | keyof typeof namesSelect>;

/** A history entry, and whether the caller may read who acted and what was written. */
export interface ReadableEvent {
  /** With its office where that was asked for in the same reading. */
  readonly event: EventRow & { readonly office?: Office };
  readonly named: boolean;
}

/** One step in the history of a case (I-37). */
export const CaseEventType = builder.objectRef<ReadableEvent>('CaseEvent').implement({
  description: 'One step in the history of a case; entries are never changed (I-37).',
  fields: (t) => ({
    id: t.id({ description: 'Key.', resolve: ({ event }) => event.id }),
    seq: t.int({ description: "The case's version after this step.", resolve: ({ event }) => event.seq }),
    transition: t.field({
      type: TransitionNameEnum,
      description: 'Which step.',
      resolve: ({ event }) => event.transition as TransitionName,
    }),
    from: t.field({
      type: CaseStatusEnum,
      nullable: true,
      description: 'Status before; null for the first.',
      resolve: ({ event }) => event.from,
    }),
    to: t.field({ type: CaseStatusEnum, description: 'Status after.', resolve: ({ event }) => event.to }),
    at: t.field({
      type: 'DateTime',
      description: "When, by the server's clock (I-29).",
      resolve: ({ event }) => event.at,
    }),
    actorName: t.string({
      nullable: true,
      description: 'Who acted, as he was called then; null for those who may read no persons.',
      resolve: ({ event, named }) => (named ? event.actorName : null),
    }),
    actorRole: t.field({
      type: RoleEnum,
      description: 'In which role.',
      resolve: ({ event }) => event.actorRole,
    }),
    office: t.field({
      type: OfficeType,
      description: 'At which office.',
      resolve: ({ event }, _args, context, info) =>
        event.office ??
        context.db.office.findUniqueOrThrow({
          ...(queryFromInfo({ context, info }) as Pick<Prisma.OfficeDefaultArgs, 'select' | 'include'>),
          where: { id: event.officeId },
        }),
    }),
    changes: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What changed, by field name; null for those who may read no persons.',
      resolve: ({ event, named }) => (named ? event.changes : null),
    }),
  }),
});
