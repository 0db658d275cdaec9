import { queryFromInfo } from '@pothos/plugin-prisma';
import type { CaseEvent, Office, Prisma } from '../../prisma/client.ts';
import { ofPersons } from '../access/reader.ts';
import { builder } from '../builder.ts';
import { type ColumnOf, columnsAsked, type FieldColumns } from '../columnsAsked.ts';
import type { Context } from '../context.ts';
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

const COLUMNS = {
  id: ['id'],
  seq: ['seq'],
  transition: ['transition'],
  from: ['from'],
  to: ['to'],
  at: ['at'],
  actorName: ['actorName'],
  actorRole: ['actorRole'],
  office: ['officeId'],
  changes: ['changes'],
} as const satisfies FieldColumns<CaseEvent>;

/** Those that say who acted and what was written, and those that everybody reads who reads the case. */
const { actorName, changes, ...COUNTED } = COLUMNS;

/** The columns of a history entry that the operation asks for, as far as the caller reads them, and its key. */
export const eventSelect = (context: Context) => ({
  ...columnsAsked(context, 'CaseEvent', COUNTED),
  ...ofPersons(context, columnsAsked(context, 'CaseEvent', { actorName, changes })),
  id: true as const,
});

type EventRow = Pick<CaseEvent, ColumnOf<typeof COLUMNS>>;

/** How a field shows an entry: by its own columns alone, for others may not have been read. */
const shows =
  <Name extends keyof typeof COLUMNS, Shown>(
    _field: Name,
    show: (event: Pick<EventRow, (typeof COLUMNS)[Name][number]>, named: boolean) => Shown,
  ) =>
  ({ event, named }: ReadableEvent): Shown =>
    show(event, named);

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
    id: t.id({ description: 'Key.', resolve: shows('id', ({ id }) => id) }),
    seq: t.int({
      description: "The case's version after this step.",
      resolve: shows('seq', ({ seq }) => seq),
    }),
    transition: t.field({
      type: TransitionNameEnum,
      description: 'Which step.',
      resolve: shows('transition', ({ transition }) => transition as TransitionName),
    }),
    from: t.field({
      type: CaseStatusEnum,
      nullable: true,
      description: 'Status before; null for the first.',
      resolve: shows('from', ({ from }) => from),
    }),
    to: t.field({ type: CaseStatusEnum, description: 'Status after.', resolve: shows('to', ({ to }) => to) }),
    at: t.field({
      type: 'DateTime',
      description: "When, by the server's clock (I-29).",
      resolve: shows('at', ({ at }) => at),
    }),
    actorName: t.string({
      nullable: true,
      description: 'Who acted, as he was called then; null for those who may read no persons.',
      resolve: shows('actorName', (event, named) => (named ? event.actorName : null)),
    }),
    actorRole: t.field({
      type: RoleEnum,
      description: 'In which role.',
      resolve: shows('actorRole', ({ actorRole }) => actorRole),
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
      resolve: shows('changes', (event, named) => (named ? event.changes : null)),
    }),
  }),
});
