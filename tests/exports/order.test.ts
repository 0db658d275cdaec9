import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../schema/context.ts';
import type { CasesRequest } from '../../schema/exports/exportRequest.ts';
import type { Making } from '../../schema/exports/exportRows.ts';
import { exportRows } from '../../schema/exports/exportRows.ts';
import { EXPORT_WORDS } from '../../schema/exports/words/words.ts';
import { akimCaseIn } from '../support/akimCases.ts';
import { ALWAYS_PROVEN, SOME_SESSION } from '../support/alwaysProven.ts';
import { found } from '../support/answers.ts';
import { at } from '../support/clock.ts';
import { caseIn, next, type Staff, staff } from '../support/steps.ts';
import { waitingCases } from '../support/waitingCases.ts';
import { createWorld, type World } from '../support/world.ts';

/** Small, so that a list of some dozens ends in the middle of a batch. */
const SIZE = 3;
const SURNAMES = ['Іле', 'Алиев', 'Әлиев', 'Қали', 'Кали', 'Әлиев', 'Һарун'];

let world: World;
let people: Staff;
let actor: Actor;
let total: number;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  actor = {
    ...people.head,
    acting: false,
    overseenOfficeIds: [],
    credential: SOME_SESSION,
    proof: ALWAYS_PROVEN,
  };
  // Many at the same moment, so that the order needs its last column.
  await waitingCases(world, people, 25);
  for (const [index, surname] of SURNAMES.entries()) {
    await at(world, `2026-11-18T05:1${index % 3}:00.000Z`, people.clerk, (clerk) =>
      caseIn(world, { ...people, clerk }, 'REGISTERED', { surname }),
    );
  }
  for (const surname of ['Ақбота', 'Жібек']) await akimCaseIn(world, people, 'AKIM_REGISTERED', { surname });
  await caseIn(world, people, 'CANCELLED');
  total = 25 + SURNAMES.length + 3;
}, 120_000);
afterAll(() => world.close());

type Sort = CasesRequest['sort'];

const making = (who: Actor): Making => ({
  db: world.db,
  actor: who,
  pseudonyms: { of: () => '' },
  words: EXPORT_WORDS.EN,
  now: world.clock,
  abort: new AbortController().signal,
});

const rowsBy = (sort: Sort) => {
  const request: CasesRequest = {
    columns: ['NUMBER', 'AKIM_NUMBER', 'STATUS'],
    language: 'EN',
    queue: null,
    filter: null,
    sort,
  };
  return exportRows(making(actor), request, SIZE);
};

const nameOf = ([number, akimNumber]: readonly unknown[]): string => String(number ?? akimNumber);

async function listed(sort: Sort): Promise<string[]> {
  const list = 'query ($sort: CaseSort) { cases(sort: $sort, first: 100) { nodes { number akimNumber } } }';
  const { nodes } = found<{ nodes: { number: string | null; akimNumber: string | null }[] }>(
    await world.ask(people.head, list, { sort }),
    'cases',
  );
  return nodes.map(({ number, akimNumber }) => nameOf([number, akimNumber]));
}

const FIELDS = ['RECEIVED_AT', 'STATUS_CHANGED_AT', 'DUE_AT', 'NUMBER', 'STATUS', 'APPLICANT'] as const;

describe('the rows of a file', () => {
  it.each(
    FIELDS.flatMap((field) => [
      { field, direction: 'ASC' as const },
      { field, direction: 'DESC' as const },
    ]),
  )('by $field $direction are those of the list, in its order, each once', async (sort) => {
    const names: string[] = [];
    for await (const batch of rowsBy(sort)) {
      expect(batch.length).toBeLessThanOrEqual(SIZE);
      names.push(...batch.map(nameOf));
    }
    expect(names).toHaveLength(total);
    expect(names).toEqual(await listed(sort));
  });

  it('come in the order of the list where nothing is said', async () => {
    const names: string[] = [];
    for await (const batch of rowsBy(null)) names.push(...batch.map(nameOf));
    expect(names).toEqual(await listed(null));
  });

  it('come once each though a case moves on in their order meanwhile', async () => {
    const rows: (readonly unknown[])[] = [];
    let moved = '';
    for await (const batch of rowsBy({ field: 'STATUS', direction: 'ASC' })) {
      rows.push(...batch);
      const registered = batch.find(([, , status]) => status === 'Registered');
      if (moved !== '' || !registered) continue;
      moved = nameOf(registered);
      const { id } = await world.db.case.findUniqueOrThrow({ where: { number: moved } });
      await next(world, people, id, 'forwardToHead');
    }
    expect(moved).not.toBe('');
    const names = rows.map(nameOf);
    expect(names.filter((name) => name === moved)).toHaveLength(1);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(total);
  });

  it('leave out a case that left the list meanwhile', async () => {
    const before = people.executor;
    const own = await caseIn(world, people, 'ASSIGNED');
    const executor: Actor = {
      ...before,
      acting: false,
      overseenOfficeIds: [],
      credential: SOME_SESSION,
      proof: ALWAYS_PROVEN,
    };
    const other = await world.person('AKS', ['EXECUTOR']);
    const request: CasesRequest = {
      columns: ['NUMBER'],
      language: 'EN',
      queue: 'EXECUTOR_NEW',
      filter: null,
      sort: null,
    };
    const second = await caseIn(world, people, 'ASSIGNED');
    const rows = exportRows(making(executor), request, 1);
    expect((await rows.next()).value).toHaveLength(1);
    const { version } = await world.db.case.findUniqueOrThrow({ where: { id: second } });
    const reassigned = await world.ask(
      people.head,
      'mutation ($input: ReassignExecutorInput!) { reassignExecutor(input: $input) { event { to } } }',
      {
        input: {
          caseId: second,
          expectedVersion: version,
          executorId: other.id,
          reason: 'Демалыс',
          resolution: 'Қарауға.',
        },
      },
    );
    expect(reassigned.errors).toBeUndefined();
    expect((await rows.next()).value).toEqual([]);
    expect((await rows.next()).done).toBe(true);
    expect(own).not.toBe(second);
  });
});
