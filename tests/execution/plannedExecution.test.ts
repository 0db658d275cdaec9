import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CaseListDocument,
  CasePageDocument,
  ClerkHomeDocument,
  ExecutorHomeDocument,
  HeadHomeDocument,
  InboxCaseListDocument,
  ReportOfficesDocument,
  SearchEverywhereDocument,
} from '../../admin/generated/graphql.ts';
import { schema } from '../../schema/index.ts';
import { plainExecutions } from '../../server/execution/execution.ts';
import { planOf } from '../../server/execution/plan.ts';
import { randomHistory, type Team } from '../oversight/randomHistory.ts';
import { staff } from '../support/steps.ts';
import { randomFrom } from '../support/together.ts';
import { toldWhile } from '../support/told.ts';
import { logEnd, loggedAfter } from '../support/views.ts';
import { type Answer, createWorld, type Person, type World } from '../support/world.ts';
import { randomDocument } from './randomDocument.ts';

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const ROUNDS = 150;

let world: World;
let people: Person[];
let cases: { readonly id: string; readonly number: string | null }[];
const random = randomFrom(SEED);
const oneOf = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;

beforeAll(async () => {
  console.log(`SEED=${SEED}`);
  world = await createWorld();
  const team = async (code: string): Promise<Team> => {
    const members = await staff(world, code);
    return { ...members, executors: [members.executor, await world.person(code, ['EXECUTOR'])] };
  };
  const [aksu, kerbulak] = [await team('AKS'), await team('KER')];
  await randomHistory(world, [aksu, kerbulak], {
    seed: SEED,
    count: 12,
    from: new Date('2026-11-02T03:00:00.000Z'),
    to: new Date('2026-11-18T13:00:00.000Z'),
  });
  const overseer = await world.person('TAL', ['OVERSEER']);
  await world.db.oversight.create({ data: { userId: overseer.id, officeId: aksu.head.officeId } });
  people = [
    aksu.clerk,
    aksu.head,
    aksu.executor,
    aksu.akimClerk,
    kerbulak.head,
    overseer,
    await world.person('TAL', ['ANALYST']),
    await world.person('AKS', ['ADMIN']),
  ];
  cases = await world.db.case.findMany({ select: { id: true, number: true } });
}, 60_000);
afterAll(() => world.close());

const quoted = (text: string | null | undefined): string => JSON.stringify(text ?? '');

const ROOTS: Readonly<Record<string, (() => string) | null>> = {
  cases: () =>
    oneOf([
      '(first: 4)',
      '(last: 3)',
      '(first: 3, offset: 2)',
      '(first: 2, sort: { field: STATUS_CHANGED_AT, direction: DESC })',
      '(first: 101)',
    ]),
  case: () => `(id: ${quoted(oneOf(['no key', ...cases.map(({ id }) => id)]))})`,
  caseByNumber: () => `(number: ${quoted(oneOf(cases).number)})`,
  inbox: null,
  inboxCases: () =>
    `(code: ${oneOf(['CLERK_TO_FORWARD', 'HEAD_TO_RESOLVE', 'EXECUTOR_TO_CHECK'])}, first: 3)`,
  offices: () => '(first: 3)',
  users: () => '(first: 3)',
  applicants: () => '(first: 3)',
  caseStatistics: () => oneOf(['', '(groupBy: [STATUS])', '(groupBy: [OFFICE, CHANNEL])']),
  dueOverview: null,
  viewer: null,
  unacknowledgedNotifications: null,
};

/** The answer with what the access log says was read for it, and what was told of its way. */
async function asked(who: Person, document: string) {
  const before = await logEnd(world.db);
  let answer: Answer | undefined;
  const plain = await toldWhile(plainExecutions, async () => {
    answer = await world.ask(who, document);
  });
  const viewed = (await loggedAfter(world.db, before)).map((entry) => JSON.stringify(entry)).sort();
  // Both ways refuse branches as these end, so the order of the refusals says nothing.
  const refused = answer?.errors?.map((error) => JSON.stringify(error)).sort();
  return [{ data: answer?.data, refused, status: answer?.status, viewed }, plain] as const;
}

describe('a plan', () => {
  it('answers whatever is asked by whomever as graphql-js does, and logs the same views', async () => {
    let planned = 0;
    let viewed = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const who = oneOf(people);
      const document = randomDocument({ schema, random, roots: ROOTS });
      const [byPlan, given] = await asked(who, document);
      // A directive is nothing for a plan.
      const [plainly, plain] = await asked(
        who,
        document.replace(/\}$/, '... @include(if: true) { __typename } }'),
      );
      expect(plain.length, document).toBe(1);
      const { __typename, ...data } = plainly.data ?? {};
      expect(byPlan, `SEED=${SEED} round ${round}, ${who.roles}: ${document}`).toEqual({
        ...plainly,
        data: plainly.data && data,
      });
      if (given.length > 0) continue;
      planned += 1;
      viewed += byPlan.viewed.length;
    }
    console.log(`${planned} of ${ROUNDS} by plan, ${viewed} views logged`);
    expect(planned).toBeGreaterThan(ROUNDS / 4);
    expect(viewed).toBeGreaterThan(ROUNDS / 10);
  }, 120_000);

  it('is how the lists, the pages and the homes of every day are answered', async () => {
    const [clerk, head, executor] = people;
    const documents = [
      [head, CaseListDocument],
      [head, CasePageDocument],
      [clerk, InboxCaseListDocument],
      [clerk, ClerkHomeDocument],
      [head, HeadHomeDocument],
      [executor, ExecutorHomeDocument],
      [head, SearchEverywhereDocument],
      [head, ReportOfficesDocument],
    ] as const;
    const { id } = await world.db.case.findFirstOrThrow({
      where: { officeId: head?.officeId ?? '' },
      orderBy: { version: 'desc' },
    });
    const variables = { id, first: 5, freshOnes: 5, code: 'CLERK_TO_FORWARD', text: 'AKS' };
    const filters = { filter: {}, fresh: {}, registered: {} };
    const plain = await toldWhile(plainExecutions, async () => {
      for (const [who, { text }] of documents) {
        const { errors, data } = await world.ask(who ?? null, text, { ...variables, ...filters });
        expect(errors, text).toBeUndefined();
        expect(Object.values(data ?? {}), text).not.toContain(null);
      }
    });
    expect(plain).toEqual([]);
  });

  it('leads nobody past a check, neither to a column nor to what was loaded with its row', async () => {
    const [, head] = people;
    const plain = await toldWhile(plainExecutions, async () => {
      const { data } = await world.ask(head ?? null, '{ users(first: 3) { nodes { roles } } }');
      expect(data?.users).toMatchObject({ nodes: { length: 3 } });
    });
    expect(plain).toEqual([]);
    for (const field of ['iin', 'lastSignInAt', 'other: iin']) {
      const { errors } = await world.ask(head ?? null, `{ users(first: 3) { nodes { id ${field} } } }`);
      expect(
        errors?.map(({ extensions }) => extensions.code),
        field,
      ).toContain('FORBIDDEN');
    }
  });

  it('is made of queries alone that may be asked twice and say all by their fields', () => {
    const plan = (text: string, name: string | null = null) => planOf(schema, parse(text), name);
    expect(plan('{ cases { nodes { id } } }')?.size).toBe(3);
    expect(plan('query A { inbox { code } } query B { cases { totalCount } }', 'B')?.size).toBe(2);
    expect(plan('query A { inbox { code } } query B { cases { totalCount } }')).toBeNull();
    expect(plan('{ publicOffices { id } }')).toBeNull();
    expect(plan('{ cases { nodes { id @skip(if: false) } } }')).toBeNull();
    expect(plan('{ __schema { types { name } } }')).toBeNull();
    expect(plan('mutation { signOut }')).toBeNull();
    expect(plan('subscription { caseChanged(id: "x") { id } }')).toBeNull();
  });
});
