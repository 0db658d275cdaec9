import { isInputObjectType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../schema/index.ts';
import { found as answered } from '../support/answers.ts';
import { inLanes } from '../support/lanes.ts';
import type { AccessWorld } from './accessWorld.ts';
import type { Depth } from './markers.ts';
import { PLACES, type PlaceName, READERS, READS, type ReaderName, ROLES_OF, reaches } from './oracle.ts';
import type { Place } from './places.ts';
import { valuesOf } from './questions.ts';

/** For a machine that does much else. */
const SLOWLY = 90_000;

let access: AccessWorld;
let places: readonly Place[];

/** A value that a member of a filter is tried with, which fits the case of its place; `least` to be found by it. */
type Trial = { readonly value: (place: Place) => unknown; readonly least: Depth };
const trial = (value: Trial['value'], least: Depth = 'COUNTS'): Trial => ({ value, least });
const always = (value: unknown): Trial => trial(() => value);

const CASE_FILTER: Readonly<Record<string, readonly Trial[]>> = {
  search: [
    trial(({ number }) => number),
    trial(({ keys }) => keys.surname, 'OVERSEES'),
    trial(({ keys }) => keys.iin, 'WORKS'),
  ],
  status: [always(['DELIVERED'])],
  officeId: [trial(({ keys }) => [keys.officeId])],
  akimOfficeId: [trial(({ keys }) => [keys.akimOfficeId])],
  // Whose case it is, is told to those alone who may read persons.
  executorId: [trial(({ staff }) => [staff.executor.id], 'OVERSEES')],
  channel: [always('AKIM')],
  outcome: [always('REFUSAL')],
  receivedFrom: [always('2026-11-18')],
  receivedTo: [always('2026-11-18')],
  // The case is closed: no due time is left.
  due: [],
  dueFrom: [],
  dueTo: [],
  changedFrom: [always('2026-11-18')],
  changedTo: [always('2026-11-18')],
  letter: [always(['CONFIRMED'])],
  returned: [always(true)],
  ids: [trial(({ caseId }) => [caseId])],
};

const ROW_FILTER = {
  caseIds: [trial(({ caseId }) => [caseId])],
  officeId: [trial(({ keys }) => [keys.officeId])],
  from: [always('2026-11-18')],
  to: [always('2026-11-18')],
};

/** What lists of what belongs to a case are narrowed by: the filter, its members, and the field that names the case. */
const LISTS = {
  cases: { filter: 'CaseFilter', members: CASE_FILTER, key: 'id' },
  caseTable: { filter: 'CaseFilter', members: CASE_FILTER, key: 'id' },
  caseEvents: {
    filter: 'CaseEventFilter',
    members: { ...ROW_FILTER, transition: [always(['registerAtAkim'])] },
    key: 'caseId',
  },
  clocks: {
    filter: 'ClockFilter',
    members: { ...ROW_FILTER, step: [always(['A3'])], running: [always(false)] },
    key: 'caseId',
  },
} as const;

const readsCases = (reader: ReaderName): boolean => ROLES_OF[reader].some((role) => role !== 'ADMIN');
/** Whoever may ask for cases at all. */
export const CASE_READERS = READERS.filter(readsCases);

/** The places whose cases somebody reads so far. */
const placesOf = (reader: ReaderName, least: Depth): PlaceName[] =>
  PLACES.filter((place) => READS[reader][place] !== 'NONE' && reaches(READS[reader][place], least));

/** Which of the matrix's cases a filter finds, and how many the list says that there are. */
async function found(reader: ReaderName, list: keyof typeof LISTS, filter: object) {
  const { filter: type, key } = LISTS[list];
  const document = `query ($filter: ${type}) { ${list}(filter: $filter, first: 100) { totalCount nodes { ${key} } } }`;
  type Listed = { readonly totalCount: number; readonly nodes: readonly Record<string, string>[] };
  const answer = await access.ask(reader, document, { filter });
  const { totalCount, nodes } = answered<Listed>(answer, list);
  const ids = new Set(nodes.map((node) => node[key]));
  return {
    places: places.filter(({ caseId }) => ids.has(caseId)).map(({ name }) => name),
    rows: nodes.length,
    totalCount,
    others: [...ids].filter((id) => !places.some(({ caseId }) => caseId === id)),
  };
}

/** Every way to narrow, sort and count, in the world that `world` gives once it is made. */
export function narrowingIsJudged(world: () => AccessWorld): void {
  beforeAll(() => {
    access = world();
    places = Object.values(access.places);
  });

  describe.each(Object.keys(LISTS) as (keyof typeof LISTS)[])('each member of the filter of %s', (list) => {
    const { filter: type, members } = LISTS[list];

    it('is tried', () => {
      const input = schema.getType(type);
      expect(isInputObjectType(input) && Object.keys(input.getFields()).sort()).toEqual(
        Object.keys(members).sort(),
      );
    });

    it.each(CASE_READERS)(
      'finds %s what is his, counts that alone, and tells nothing that is hidden',
      async (reader) => {
        let tried = 0;
        const trials = (Object.entries(members) as [string, readonly Trial[]][]).flatMap(([member, ofIt]) =>
          ofIt.map((one) => ({ member, ...one })),
        );
        await inLanes(4, trials, async ({ member, value, least }) => {
          // A value that fits every case is asked with once and judged for each.
          const asked = new Map<string, ReturnType<typeof found>>();
          for (const place of places) {
            const narrowed = { [member]: value(place) };
            const key = JSON.stringify(narrowed);
            const asking = asked.get(key) ?? found(reader, list, narrowed);
            asked.set(key, asking);
            const result = await asking;
            const label = `${list} of ${reader}, ${member} of ${place.name}`;
            const readable = placesOf(reader, least) as readonly string[];
            // Nobody finds more than he reads so far, and whoever reads the case itself so far finds it.
            expect(
              result.places.filter((name) => !readable.includes(name)),
              label,
            ).toEqual([]);
            expect(result.places.includes(place.name), label).toBe(readable.includes(place.name));
            expect(result.others, label).toEqual([]);
            expect(result.totalCount, label).toBe(result.rows);
            tried += 1;
          }
        });
        expect(tried).toBeGreaterThan(15);
      },
      SLOWLY,
    );
  });

  describe('the order of a list', () => {
    it.each(CASE_READERS)(
      'is for %s one of his cases alone, and never by what he may not read',
      async (reader) => {
        for (const field of valuesOf('CaseSortField')) {
          for (const direction of ['ASC', 'DESC']) {
            const document = `{ cases(first: 100, sort: { field: ${field}, direction: ${direction} }) { nodes { id } } }`;
            const answer = await access.ask(reader, document);
            if (field === 'APPLICANT' && reader === 'ANALYST') {
              expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
              continue;
            }
            const { nodes } = answered<{ nodes: { id: string }[] }>(answer, 'cases');
            const ids = nodes.map(({ id }) => id);
            const expected = placesOf(reader, 'COUNTS').map((name) => access.places[name].caseId);
            expect([...ids].sort(), `${field} ${direction}`).toEqual(expected.sort());
          }
        }
      },
    );
  });

  describe('what is counted', () => {
    it.each(CASE_READERS)('is for %s what he reads, however it is asked', async (reader) => {
      const mine = placesOf(reader, 'COUNTS').length;
      const document = `query { cases { totalCount } caseTable { totalCount } all: cases(first: 1) { totalCount } }`;
      const { data } = await access.ask(reader, document);
      expect(data).toEqual({
        cases: { totalCount: mine },
        caseTable: { totalCount: mine },
        all: { totalCount: mine },
      });
      const statistics = '{ caseStatistics { suppressed total { cases suppressed } } }';
      const answer = await access.ask(reader, statistics);
      if (!ROLES_OF[reader].some((role) => ['HEAD', 'OVERSEER', 'ANALYST'].includes(role))) {
        expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
        return;
      }
      const { total } = answered<{ total: { cases: number } }>(answer, 'caseStatistics');
      expect(total.cases).toBe(mine);
    });
  });

  describe('people and applicants', () => {
    const WORKERS = ['CLERK', 'HEAD', 'EXECUTOR', 'AKIM_CLERK', 'ACTING'] as const;

    it.each(WORKERS)(
      'are found by %s by name, IIN and key where he works their case, and nowhere else',
      async (reader) => {
        for (const { name, keys } of places) {
          const works = READS[reader][name as PlaceName] === 'WORKS';
          for (const filter of [
            { search: keys.surname },
            { search: keys.iin },
            { ids: [keys.applicantId] },
          ]) {
            const document =
              'query ($filter: ApplicantFilter) { applicants(filter: $filter) { totalCount nodes { id } } }';
            const { data, errors } = await access.ask(reader, document, { filter });
            expect(errors).toBeUndefined();
            const nodes = works ? [{ id: keys.applicantId }] : [];
            expect(data?.applicants, `${reader} ${name} ${JSON.stringify(filter)}`).toEqual({
              totalCount: nodes.length,
              nodes,
            });
          }
        }
      },
    );

    it.each(['HEAD', 'OVERSEER', 'ADMIN', 'ACTING'] as const)(
      'officials are found by %s in the offices that he reads',
      async (reader) => {
        const reads = (name: string): boolean =>
          reader === 'ADMIN' ||
          ['own', 'sameOffice', 'ownAkimOffice'].includes(name) ||
          (reader === 'OVERSEER' && name === 'overseenOffice');
        for (const { name, staff, keys } of places) {
          for (const filter of [
            { search: staff.clerk.surname },
            { ids: [staff.clerk.id] },
            { officeId: keys.officeId },
            { role: 'CLERK' },
          ]) {
            const document =
              'query ($filter: UserFilter) { users(filter: $filter, first: 100) { totalCount nodes { id } } }';
            const answer = await access.ask(reader, document, { filter });
            const { totalCount, nodes } = answered<{ totalCount: number; nodes: { id: string }[] }>(
              answer,
              'users',
            );
            expect(
              nodes.some(({ id }) => id === staff.clerk.id),
              `${name} ${JSON.stringify(filter)}`,
            ).toBe(reads(name));
            expect(totalCount).toBe(nodes.length);
          }
        }
      },
    );
  });
}
