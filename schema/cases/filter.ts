import type { Prisma } from '../../prisma/client.ts';
import { casesReadableBy } from '../access/caseScope.ts';
import { applicantSearch } from '../applicants/search.ts';
import { builder } from '../builder.ts';
import type { Actor } from '../context.ts';
import { dayAfter, startOfLocalDay } from '../deadlines/zone.ts';
import { CaseStatusEnum, ChannelEnum, NoticeKindEnum, SortDirectionEnum } from '../enums.ts';
import { forbidden } from '../errors.ts';
import { escapeLike } from '../paging.ts';
import { checkedIds } from '../validation.ts';
import { DueStateEnum } from './DueStateEnum.ts';
import { dueBounds, dueWhere } from './dueState.ts';

/** What a list of cases may be narrowed by. */
export const CaseFilter = builder.inputType('CaseFilter', {
  description: 'Narrows a list of cases; all conditions hold together.',
  fields: (t) => ({
    search: t.string({
      description: 'Part of a number; a part of the name or a whole IIN where the caller may read it.',
    }),
    status: t.field({ type: [CaseStatusEnum], description: 'In one of these states.' }),
    officeId: t.idList({ description: 'Decided by one of these departments.' }),
    akimOfficeId: t.idList({ description: "Come in at one of these akims' offices." }),
    executorId: t.idList({ description: 'In the hands of one of these executors.' }),
    channel: t.field({ type: ChannelEnum, description: 'Come in this way.' }),
    outcome: t.field({ type: NoticeKindEnum, description: 'Signed with this decision.' }),
    receivedFrom: t.field({
      type: 'Date',
      description: 'First registered on this day or later, office time.',
    }),
    receivedTo: t.field({
      type: 'Date',
      description: 'First registered on this day or earlier, office time.',
    }),
    due: t.field({ type: [DueStateEnum], description: 'Open and in one of these due states.' }),
    ids: t.idList({ description: 'Exactly these.' }),
  }),
});

const CaseSortField = builder.enumType('CaseSortField', {
  description: 'What cases are sorted by.',
  values: {
    RECEIVED_AT: { description: 'First registration.' },
    STATUS_CHANGED_AT: { description: 'Last step.' },
    DUE_AT: { description: 'Due time; closed cases last.' },
    NUMBER: { description: 'Registration number.' },
    STATUS: { description: 'State.' },
    APPLICANT: { description: "Applicant's name, in Kazakh order; not for those who may read no persons." },
  },
});

/** How a list of cases is sorted. */
export const CaseSort = builder.inputType('CaseSort', {
  description: 'How a list of cases is sorted.',
  fields: (t) => ({
    field: t.field({ type: CaseSortField, required: true, description: 'By what.' }),
    direction: t.field({ type: SortDirectionEnum, required: true, description: 'Which way.' }),
  }),
});

type Filter = typeof CaseFilter.$inferInput;
type Sort = typeof CaseSort.$inferInput;

/** The `where` of a list: the caller's scope and the filter; a search sees only what its reader may read. */
export function casesWhere(
  actor: Actor,
  filter: Filter | null | undefined,
  now: Date,
): Prisma.CaseWhereInput {
  const {
    search,
    status,
    officeId,
    akimOfficeId,
    executorId,
    channel,
    outcome,
    receivedFrom,
    receivedTo,
    due,
    ids,
  } = filter ?? {};
  return {
    AND: [
      casesReadableBy(actor),
      search?.trim() ? searchWhere(actor, search.trim()) : {},
      status ? { status: { in: status } } : {},
      officeId ? { officeId: { in: checkedIds('filter.officeId', officeId) } } : {},
      akimOfficeId ? { akimOfficeId: { in: checkedIds('filter.akimOfficeId', akimOfficeId) } } : {},
      // Otherwise one who may read no persons could tell whose cases they are.
      executorId
        ? {
            AND: [
              casesReadableBy(actor, 'OVERSEES'),
              { executorId: { in: checkedIds('filter.executorId', executorId) } },
            ],
          }
        : {},
      channel ? { channel } : {},
      outcome ? { outcome } : {},
      receivedFrom ? { receivedAt: { gte: startOfLocalDay(receivedFrom) } } : {},
      receivedTo ? { receivedAt: { lt: startOfLocalDay(dayAfter(receivedTo)) } } : {},
      due ? dueWhere(due, dueBounds(now)) : {},
      ids ? { id: { in: checkedIds('filter.ids', ids) } } : {},
    ],
  };
}

function searchWhere(actor: Actor, text: string): Prisma.CaseWhereInput {
  const isIin = /^\d{12}$/.test(text);
  const number = { contains: escapeLike(text.toUpperCase()) };
  return {
    OR: [
      { number },
      { akimNumber: number },
      // A masked IIN must not be found by guessing it.
      { AND: [casesReadableBy(actor, isIin ? 'WORKS' : 'OVERSEES'), { applicant: applicantSearch(text) }] },
    ],
  };
}

/** The order of a list, ending in a unique column; the oldest first when nothing is said (I-28). */
export function casesOrder(
  actor: Actor,
  sort: Sort | null | undefined,
): Prisma.CaseOrderByWithRelationInput[] {
  const direction = sort?.direction === 'DESC' ? 'desc' : 'asc';
  switch (sort?.field) {
    case 'STATUS_CHANGED_AT':
      return [{ statusChangedAt: direction }, { id: direction }];
    case 'DUE_AT':
      return [{ dueAt: { sort: direction, nulls: 'last' } }, { id: direction }];
    case 'NUMBER':
      return [{ number: { sort: direction, nulls: 'last' } }, { id: direction }];
    case 'STATUS':
      return [{ status: direction }, { receivedAt: 'asc' }, { id: 'asc' }];
    case 'APPLICANT':
      if (actor.roles.includes('ANALYST'))
        throw forbidden(['CLERK', 'HEAD', 'EXECUTOR', 'AKIM_CLERK', 'OVERSEER']);
      return [
        { applicant: { surname: direction } },
        { applicant: { givenName: direction } },
        { id: direction },
      ];
    default:
      return [{ receivedAt: direction }, { id: direction }];
  }
}
