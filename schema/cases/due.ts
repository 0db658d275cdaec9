import { builder } from '../builder.ts';
import { termsIn } from '../deadlines/termsIn.ts';
import { CaseType } from './Case.ts';
import { ClockType } from './Clock.ts';
import { DueStateEnum } from './DueStateEnum.ts';
import { dueBounds, dueStateOf } from './dueState.ts';
import { IN_ORDER } from './partsOrder.ts';
import type { RunningClock, ServiceDue } from './serviceDue.ts';
import { serviceDue } from './serviceDue.ts';

const ServiceDueType = builder.objectRef<ServiceDue>('ServiceDue').implement({
  description: 'The due time of the whole service (I-33).',
  fields: (t) => ({
    chainAt: t.expose('chainAt', {
      type: 'DateTime',
      description: 'The end of the chain of Appendix 5 as it stands: the nine days of its action 4 included.',
    }),
    standardAt: t.expose('standardAt', {
      type: 'DateTime',
      description: 'The end of the 7 or 22 working days (Standard cl. 7).',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'The earlier of the two: what is shown.' }),
  }),
});

builder.prismaObjectFields(CaseType, (t) => ({
  clocks: t.field({
    type: [ClockType],
    description: 'Its time limits, running and ended, in the order in which they began.',
    select: (_args, _context, nested) => ({ clocks: nested(IN_ORDER.clocks) }),
    resolve: ({ clocks }) => clocks,
  }),
  dueAt: t.expose('dueAt', {
    type: 'DateTime',
    nullable: true,
    description: 'The earliest due time of the running clocks; null once closed.',
  }),
  dueState: t.field({
    type: DueStateEnum,
    nullable: true,
    description: 'Where it stands against that time; null once closed.',
    select: { dueAt: true },
    resolve: ({ dueAt }, _args, context) => dueAt && dueStateOf(dueAt, dueBounds(context.now())),
  }),
  due: t.field({
    type: ClockType,
    nullable: true,
    description: 'The running clock that governs: the one with the earliest due time.',
    select: (_args, _context, nested) => ({ clocks: nested(IN_ORDER.clocks) }),
    resolve: ({ clocks }) =>
      clocks
        .filter(({ endedAt }) => endedAt === null)
        .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0] ?? null,
  }),
  serviceDue: t.field({
    type: ServiceDueType,
    nullable: true,
    description: 'When the whole service is due; null once closed.',
    select: {
      status: true,
      officeId: true,
      clocks: {
        select: { code: true, officeId: true, dueAt: true, endedAt: true },
        ...IN_ORDER.clocks,
      },
    },
    resolve: async ({ status, officeId, clocks }, _args, context) => {
      const running = clocks.filter(({ endedAt }) => endedAt === null) as readonly RunningClock[];
      const atAkimOffice = status === 'AKIM_REGISTERED' || status === 'IN_TRANSIT';
      return serviceDue(await termsIn(context), running, officeId, atAkimOffice, context.now());
    },
  }),
}));
