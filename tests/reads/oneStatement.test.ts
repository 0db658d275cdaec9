import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AkimClerkHomeDocument,
  CaseListDocument,
  CasePageDocument,
  ClerkHomeDocument,
  ExecutorHomeDocument,
  HeadHomeDocument,
  InboxCaseListDocument,
  SearchEverywhereDocument,
  UnacknowledgedNotificationsDocument,
} from '../../admin/generated/graphql.ts';
import type { Prisma } from '../../prisma/client.ts';
import { APPLICATION_ROLE } from '../../prisma/connectionUrl.ts';
import { modelNamed } from '../../prisma/oneStatement/models.ts';
import { countRows, plainReads, readRows } from '../../prisma/oneStatement/readRows.ts';
import type { Statement } from '../../prisma/prepared.ts';
import { casesReadableBy, mayRead } from '../../schema/access/caseScope.ts';
import { placeSelect } from '../../schema/access/reader.ts';
import { casesOrder, casesWhere } from '../../schema/cases/filter.ts';
import { hasQueue, QUEUES, type QueueCode, queueWhere } from '../../schema/cases/inbox.ts';
import type { Actor } from '../../schema/context.ts';
import { randomHistory, type Team } from '../oversight/randomHistory.ts';
import { ALWAYS_PROVEN, SOME_SESSION } from '../support/alwaysProven.ts';
import { type Asked, sentFor } from '../support/statements.ts';
import { staff } from '../support/steps.ts';
import { randomFrom } from '../support/together.ts';
import { toldWhile } from '../support/told.ts';
import { createWorld, type Person, type World } from '../support/world.ts';
import { randomSelection } from './randomReads.ts';

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const FROM = new Date('2026-11-02T03:00:00.000Z');
const TO = new Date('2026-11-18T13:00:00.000Z');
const ROUNDS = 90;

type Name =
  | 'clerk'
  | 'head'
  | 'executor'
  | 'akimClerk'
  | 'elsewhere'
  | 'overseer'
  | 'analyst'
  | 'both'
  | 'admin';

let world: World;
let actors: Actor[];
let people: Record<Name, Person>;
const random = randomFrom(SEED);
const oneOf = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
const some = <Item>(items: readonly Item[]): Item[] => items.filter(() => random() < 0.5);
const maybe = <Value>(value: () => Value): Value | undefined => (random() < 0.25 ? value() : undefined);

beforeAll(async () => {
  console.log(`SEED=${SEED}`);
  world = await createWorld();
  const team = async (code: string): Promise<Team> => {
    const people = await staff(world, code);
    return { ...people, executors: [people.executor, await world.person(code, ['EXECUTOR'])] };
  };
  const [aksu, kerbulak] = [await team('AKS'), await team('KER')];
  await randomHistory(world, [aksu, kerbulak], { seed: SEED, count: 16, from: FROM, to: TO });
  const overseer = await world.person('TAL', ['OVERSEER']);
  const offices = [aksu.head.officeId, kerbulak.head.officeId];
  await world.db.oversight.createMany({
    data: offices.map((officeId) => ({ userId: overseer.id, officeId })),
  });
  people = {
    clerk: aksu.clerk,
    head: aksu.head,
    executor: aksu.executor,
    akimClerk: aksu.akimClerk,
    elsewhere: kerbulak.head,
    overseer,
    analyst: await world.person('TAL', ['ANALYST']),
    both: await world.person('AKS', ['CLERK', 'EXECUTOR']),
    admin: await world.person('AKS', ['ADMIN']),
  };
  actors = Object.values(people).map((person) => ({
    ...person,
    acting: false,
    overseenOfficeIds: person.id === overseer.id ? offices : [],
    credential: SOME_SESSION,
    proof: ALWAYS_PROVEN,
  }));
}, 60_000);
afterAll(() => world.close());

const day = (): Date => new Date(Date.UTC(2026, 10, 1 + Math.floor(random() * 20)));

function randomFilter(): Parameters<typeof casesWhere>[1] {
  const [offices, people] = [actors.map(({ officeId }) => officeId), actors.map(({ id }) => id)];
  return Object.fromEntries(
    Object.entries({
      search: maybe(() => oneOf(['000001', 'AKS-2026', 'әлиева', 'гүл', 'АКС-2026/1', '100%', '1899'])),
      status: maybe(() =>
        some(Object.values(['REGISTERED', 'ASSIGNED', 'SIGNED', 'DELIVERED', 'CANCELLED', 'DRAFTING'])),
      ),
      officeId: maybe(() => some(offices)),
      akimOfficeId: maybe(() => some(offices)),
      executorId: maybe(() => some(people)),
      channel: maybe(() => oneOf(['DEPARTMENT', 'AKIM'])),
      outcome: maybe(() => 'ASSIGNMENT'),
      receivedFrom: maybe(day),
      receivedTo: maybe(day),
      due: maybe(() => some(['LATE', 'TODAY', 'THIS_WEEK', 'LATER'])),
      dueFrom: maybe(day),
      dueTo: maybe(day),
      changedFrom: maybe(day),
      changedTo: maybe(day),
      letter: maybe(() => some(['UNDERWAY', 'CONFIRMED', 'RETURNED'])),
      returned: maybe(() => random() < 0.5),
    }).filter(([, value]) => value !== undefined && random() < 0.4),
  ) as Parameters<typeof casesWhere>[1];
}

const FIELDS = ['RECEIVED_AT', 'STATUS_CHANGED_AT', 'DUE_AT', 'NUMBER', 'STATUS', 'APPLICANT'] as const;

/** What a list of cases asks for, as somebody: which, in which order, which page. */
function randomList(actor: Actor): {
  where: Prisma.CaseWhereInput;
  orderBy: Prisma.CaseOrderByWithRelationInput[];
} {
  const queues = (Object.keys(QUEUES) as QueueCode[]).filter((code) => hasQueue(actor, code));
  const field = oneOf(actor.roles.includes('ANALYST') ? FIELDS.slice(0, 5) : FIELDS);
  return {
    where:
      queues.length > 0 && random() < 0.3
        ? queueWhere(actor, oneOf(queues))
        : casesWhere(actor, randomFilter(), TO),
    orderBy: casesOrder(actor, { field, direction: oneOf(['ASC', 'DESC']) }),
  };
}

describe('what one statement reads', () => {
  it('is what Prisma reads: whatever is selected, for whom, filtered, sorted and paged', async () => {
    const model = modelNamed('Case');
    let rows = 0;
    const plain = await toldWhile(plainReads, async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const { where, orderBy } = randomList(oneOf(actors));
        const args = {
          ...randomSelection(random, model, random() < 0.2 ? 3 : 2),
          where,
          orderBy,
          ...(random() < 0.7 ? { take: 1 + Math.floor(random() * 12) } : {}),
          ...(random() < 0.4 ? { skip: Math.floor(random() * 8) } : {}),
        } as Prisma.CaseFindManyArgs;
        const expected = await world.db.case.findMany(args);
        const read = await readRows(world.db, 'Case', args);
        expect(read, `SEED=${SEED} round ${round}`).toEqual(expected);
        rows += read.length;
        expect(await countRows(world.db, 'Case', where)).toBe(await world.db.case.count({ where }));
      }
    });
    expect(plain).toEqual([]);
    expect(rows).toBeGreaterThan(60);
  }, 60_000);
});

describe('who may read a case', () => {
  it('is told of its columns as the database tells it, for every person, case and reading', async () => {
    const cases = await world.db.case.findMany({ select: placeSelect });
    let readable = 0;
    for (const actor of actors) {
      for (const least of ['COUNTS', 'OVERSEES', 'WORKS'] as const) {
        const found = await world.db.case.findMany({
          where: casesReadableBy(actor, least),
          select: { id: true },
        });
        const told = cases.filter((place) => mayRead(actor, place, least)).map(({ id }) => id);
        expect(told.sort(), `SEED=${SEED} ${actor.roles} ${least}`).toEqual(found.map(({ id }) => id).sort());
        readable += told.length;
      }
    }
    expect(readable).toBeGreaterThan(cases.length);
  });
});

/** Whole tables that grow: no statement of every day reads one from its beginning to its end. */
const GROWING = /Seq Scan on (?:"case"|case_event|case_clock|audit_entry|notification)\b/;

/** Where PostgreSQL would read a whole table though it was told to read by an index wherever one serves. */
async function wholeTables(statements: readonly Statement[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: world.url });
  await client.connect();
  const found: string[] = [];
  await client.query('BEGIN; SET LOCAL enable_seqscan = off');
  for (const { text, values = [], reader = null } of statements) {
    // As PostgreSQL plans it for whoever asked, with the policies of his role.
    await client.query(`SELECT set_config('komek.reader', $1, true)`, [reader?.scope ?? '']);
    await client.query(`SET LOCAL ROLE ${reader?.role ?? APPLICATION_ROLE}`);
    const { rows } = await client.query<Record<string, string>>(`EXPLAIN ${text}`, [...values]);
    const plan = rows.flatMap((row) => Object.values(row)).join('\n');
    if (GROWING.test(plan)) found.push(`${text}\n${plan}`);
  }
  await client.end();
  return found;
}

const ofCases = ({ text }: Statement): boolean => /^SELECT/.test(text) && /"case"/.test(text);

/** Every list, page and home of the back office that shows cases, as those who open it. */
async function everyDay(): Promise<Asked[]> {
  const { clerk, head, executor, akimClerk, overseer, analyst } = people;
  const readers = [clerk, head, executor, akimClerk, overseer, analyst];
  const { id } = await world.db.case.findFirstOrThrow({
    where: { officeId: head.officeId },
    orderBy: { version: 'desc' },
  });
  const sorted = readers.flatMap((who) =>
    (who === analyst ? FIELDS.slice(0, 5) : FIELDS).flatMap((field) =>
      ['ASC', 'DESC'].map((direction) => ({
        who,
        document: `{ cases(sort: { field: ${field}, direction: ${direction} }) { totalCount nodes { id } } }`,
      })),
    ),
  );
  const states = { filter: {}, fresh: {}, registered: {}, first: 5, freshOnes: 5 };
  const homes = [
    [clerk, ClerkHomeDocument],
    [akimClerk, AkimClerkHomeDocument],
    [head, HeadHomeDocument],
    [executor, ExecutorHomeDocument],
    [head, UnacknowledgedNotificationsDocument],
  ] as const;
  return [
    ...sorted,
    ...homes.map(([who, { text }]) => ({ who, document: text, variables: states })),
    ...readers.flatMap((who) => [
      { who, document: CasePageDocument.text, variables: { id } },
      { who, document: CaseListDocument.text, variables: { first: 25, offset: 5000 } },
    ]),
    { who: head, document: SearchEverywhereDocument.text, variables: { text: 'AKS-2026/1' } },
    { who: clerk, document: InboxCaseListDocument.text, variables: { code: 'CLERK_TO_FORWARD', first: 25 } },
  ];
}

describe('the lists, the pages and the homes of every day', () => {
  it('read cases by one statement, none through Prisma, and each is served by an index', async () => {
    let sent: Statement[][] = [];
    const plain = await toldWhile(plainReads, async () => {
      sent = await sentFor(world, await everyDay());
    });
    expect(plain).toEqual([]);
    const statements = new Map(
      sent
        .flat()
        .filter(ofCases)
        .map((statement) => [statement.text, statement]),
    );
    expect(
      [...statements.keys()].filter((text) => /"public"."(?:case|case_event|case_clock)"/.test(text)),
    ).toEqual([]);
    expect(statements.size).toBeGreaterThan(20);
    expect(await wholeTables([...statements.values()])).toEqual([]);
  }, 60_000);
});
