import type { Prisma } from '../../prisma/client.ts';
import { casesReadableBy } from '../access/caseScope.ts';
import { applicantSearch } from '../applicants/search.ts';
import { builder } from '../builder.ts';
import type { Actor } from '../context.ts';
import { dayAfter, startOfLocalDay } from '../deadlines/zone.ts';
import { CaseStatusEnum, ChannelEnum, LetterStateEnum, NoticeKindEnum, SortDirectionEnum } from '../enums.ts';
import { forbidden } from '../errors.ts';
import { numberSearch } from '../search/numberText.ts';
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
    dueFrom: t.field({ type: 'Date', description: 'Due on this day or later, office time.' }),
    dueTo: t.field({ type: 'Date', description: 'Due on this day or earlier, office time.' }),
    changedFrom: t.field({ type: 'Date', description: 'Last step on this day or later, office time.' }),
    changedTo: t.field({ type: 'Date', description: 'Last step on this day or earlier, office time.' }),
    letter: t.field({
      type: [LetterStateEnum],
      description: 'Posted, with the last letter in one of these states.',
    }),
    returned: t.boolean({ description: 'Returned by the head at least once, or never.' }),
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

/** A filter of cases as it is asked. */
export type CasesAsked = typeof CaseFilter.$inferInput;
/** An order of cases as it is asked. */
export type CasesSorted = typeof CaseSort.$inferInput;

type Day = Date | null | undefined;

/** From the first moment of one day to the last of another, as the offices count days; null: open on that side. */
export const daysBetween = (from: Day, to: Day) => ({
  ...(from ? { gte: startOfLocalDay(from) } : {}),
  ...(to ? { lt: startOfLocalDay(dayAfter(to)) } : {}),
});

/** The `where` of a list: the caller's scope and the filter; a search sees only what its reader may read. */
export function casesWhere(
  actor: Actor,
  filter: CasesAsked | null | undefined,
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
    dueFrom,
    dueTo,
    changedFrom,
    changedTo,
    letter,
    returned,
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
      receivedFrom || receivedTo ? { receivedAt: daysBetween(receivedFrom, receivedTo) } : {},
      due ? dueWhere(due, dueBounds(now)) : {},
      dueFrom || dueTo ? { dueAt: daysBetween(dueFrom, dueTo) } : {},
      changedFrom || changedTo ? { statusChangedAt: daysBetween(changedFrom, changedTo) } : {},
      letter ? { letter: { in: letter } } : {},
      typeof returned === 'boolean' ? { returnCount: returned ? { gt: 0 } : 0 } : {},
      ids ? { id: { in: checkedIds('filter.ids', ids) } } : {},
    ],
  };
}

/**
 * A number holds digits and a name holds none, so one text is looked for in both only where it may be either: the
 * database finds no index for a condition that spans cases and persons.
 */
function searchWhere(actor: Actor, text: string): Prisma.CaseWhereInput {
  const isIin = /^\d{12}$/.test(text);
  const number = isIin ? null : numberSearch(text);
  const places: Prisma.CaseWhereInput[] = [number?.part ?? [], number?.exact ?? []].flat();
  if (isIin || !/\d/.test(text)) {
    // A masked IIN must not be found by guessing it.
    const scope = casesReadableBy(actor, isIin ? 'WORKS' : 'OVERSEES');
    places.push({ AND: [scope, { applicant: applicantSearch(text) }] });
  }
  // Prisma reads an empty OR as no condition at all.
  return places.length === 0 ? { id: { in: [] } } : { OR: places };
}

/** Which way a list is sorted; upwards when nothing is said. */
export const directionOf = (sort: CasesSorted | null | undefined): 'asc' | 'desc' =>
  sort?.direction === 'DESC' ? 'desc' : 'asc';

/** The order of a list, ending in a unique column; the oldest first when nothing is said (I-28). */
export function casesOrder(
  actor: Actor,
  sort: CasesSorted | null | undefined,
): Prisma.CaseOrderByWithRelationInput[] {
  const direction = directionOf(sort);
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
        { applicantId: direction },
        { id: direction },
      ];
    default:
      return [{ receivedAt: direction }, { id: direction }];
  }
}
