import { readRow } from '../../prisma/oneStatement/readRows.ts';
import { casesReadableBy } from '../access/caseScope.ts';
import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { CaseStatusEnum, RoleEnum } from '../enums.ts';
import { forbidden } from '../errors.ts';
import { fieldsAsked } from '../fieldsAsked.ts';
import { MAX_PAGE_SIZE, named, offsetArg, PAGE_SIZE, skipOf } from '../paging.ts';
import { knownId } from '../validation.ts';
import { CaseType } from './Case.ts';
import { countCases, countListed, listedBeside } from './countCases.ts';
import { CaseFilter, CaseSort, casesOrder, casesWhere } from './filter.ts';
import type { QueueCode } from './inbox.ts';
import { hasQueue, QUEUES, queueWhere, statesOf } from './inbox.ts';
import { pageOfCases } from './pageOfCases.ts';

/** Who may read cases at all; which ones and how much of them is the scope's business. */
export const CASE_READERS = ['CLERK', 'HEAD', 'EXECUTOR', 'AKIM_CLERK', 'OVERSEER', 'ANALYST'] as const;
const WORKERS = ['CLERK', 'HEAD', 'EXECUTOR', 'AKIM_CLERK'] as const;

const reader = (context: Context) => requireRole(context.actor, CASE_READERS);

/** How many cases the list of these arguments holds, where its page told so: Pothos asks for the total after it. */
const totals = new WeakMap<object, number>();

const QUEUE_CODES = Object.keys(QUEUES) as QueueCode[];

/** GraphQL enum of the queues. */
export const InboxCodeEnum = builder.enumType('InboxCode', {
  description: 'A queue of my work.',
  values: Object.fromEntries(
    QUEUE_CODES.map((code) => [code, { description: QUEUES[code].description }]),
  ) as Record<QueueCode, { description: string }>,
});

const InboxQueueType = builder.objectRef<QueueCode>('InboxQueue').implement({
  description: 'A queue of my work and how many cases stand in it.',
  fields: (t) => ({
    code: t.field({
      type: InboxCodeEnum,
      description: 'Which; `inboxCases` lists it.',
      resolve: (code) => code,
    }),
    role: t.field({ type: RoleEnum, description: 'Whose work it is.', resolve: (code) => QUEUES[code].role }),
    status: t.field({
      type: CaseStatusEnum,
      nullable: true,
      description: 'The state of its cases; null when they are in several.',
      resolve: (code) => {
        const [state, ...more] = statesOf(QUEUES[code]);
        return more.length === 0 ? state : null;
      },
    }),
    count: t.int({
      description: 'How many cases.',
      resolve: (code, _args, context) => countCases(context.db, queueWhere(reader(context), code)),
    }),
  }),
});

builder.queryFields((t) => ({
  cases: t.prismaConnection(
    {
      type: CaseType,
      cursor: 'id',
      defaultSize: PAGE_SIZE,
      maxSize: MAX_PAGE_SIZE,
      description: 'The cases that the caller may see.',
      directives: hasRole(...CASE_READERS),
      args: {
        filter: t.arg({ type: CaseFilter, description: 'Which.' }),
        sort: t.arg({ type: CaseSort, description: 'In which order; the oldest first when missing (I-28).' }),
        offset: offsetArg(),
      },
      totalCount: (_root, args, context) =>
        totals.get(args) ?? countListed(context.db, reader(context), args.filter, context.now()),
      resolve: (query, _root, args, context, info) => {
        const actor = reader(context);
        const beside = fieldsAsked(info).has('totalCount') ? listedBeside(actor, args.filter) : null;
        const list = {
          where: casesWhere(actor, args.filter, context.now()),
          scope: casesReadableBy(actor),
          orderBy: casesOrder(actor, args.sort),
          sort: args.sort ?? null,
          counting: beside && { beside, told: (total: number) => totals.set(args, total) },
        };
        return pageOfCases(context.db, { ...query, skip: skipOf(query.skip, args) }, list);
      },
    },
    ...named('Case'),
  ),
  case: t.prismaField({
    type: CaseType,
    nullable: true,
    description: "One case, or null: another office's case answers like a missing one (I-41).",
    directives: hasRole(...CASE_READERS),
    args: { id: t.arg.id({ required: true, description: 'Its key.' }) },
    resolve: (query, _root, { id }, context) =>
      readRow(context.db, 'Case', {
        ...query,
        where: { AND: [{ id: knownId(id) }, casesReadableBy(reader(context))] },
      }),
  }),
  caseByNumber: t.prismaField({
    type: CaseType,
    nullable: true,
    description: "One case by the department's or the akim's number, or null.",
    directives: hasRole(...CASE_READERS),
    args: { number: t.arg.string({ required: true, description: '`AKS-2013/000147`.' }) },
    resolve: (query, _root, { number }, context) => {
      const wanted = number.trim().toUpperCase();
      return readRow(context.db, 'Case', {
        ...query,
        where: {
          AND: [{ OR: [{ number: wanted }, { akimNumber: wanted }] }, casesReadableBy(reader(context))],
        },
      });
    },
  }),
  inbox: t.field({
    type: [InboxQueueType],
    description: "The queues of the caller's roles.",
    directives: hasRole(...WORKERS),
    resolve: (_root, _args, context) => QUEUE_CODES.filter((code) => hasQueue(reader(context), code)),
  }),
  inboxCases: t.prismaConnection(
    {
      type: CaseType,
      cursor: 'id',
      defaultSize: PAGE_SIZE,
      maxSize: MAX_PAGE_SIZE,
      description: 'The cases of one queue, the oldest application first (I-28).',
      directives: hasRole(...WORKERS),
      args: {
        code: t.arg({ type: InboxCodeEnum, required: true, description: 'Which queue.' }),
        offset: offsetArg(),
      },
      totalCount: (_root, { code }, context) => countCases(context.db, queueWhere(reader(context), code)),
      resolve: (query, _root, args, context) => {
        const actor = reader(context);
        if (!hasQueue(actor, args.code)) throw forbidden([QUEUES[args.code].role]);
        const list = {
          where: queueWhere(actor, args.code),
          scope: casesReadableBy(actor),
          orderBy: casesOrder(actor, null),
          sort: null,
        };
        return pageOfCases(context.db, { ...query, skip: skipOf(query.skip, args) }, list);
      },
    },
    ...named('InboxCase'),
  ),
}));
