import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AdminHomeDocument,
  AkimClerkHomeDocument,
  ClerkHomeDocument,
  type ClerkHomeQuery,
  DueOverviewDocument,
  type DueOverviewQuery,
  ExecutorHomeDocument,
  type ExecutorHomeQuery,
  HeadHomeDocument,
  type HeadHomeQuery,
  HeadPulseDocument,
} from '../../admin/generated/graphql.ts';
import { administrationLinks } from '../../admin/home/administrationLinks.ts';
import { EXECUTORS_STATES } from '../../admin/home/nextSteps.ts';
import { caseListLink } from '../../admin/oversight/caseListLink.ts';
import { DUE_PARTS } from '../../admin/oversight/dueParts.ts';
import { OPEN_STATES } from '../../admin/oversight/openStates.ts';
import { resources } from '../../admin/providers/resources.ts';
import { OPEN_STATES as SERVERS_OPEN_STATES } from '../../schema/cases/workflow/states.ts';
import { akimCaseIn } from '../support/akimCases.ts';
import { found } from '../support/answers.ts';
import { statementsOf } from '../support/statements.ts';
import { caseIn, next, type Staff, staff } from '../support/steps.ts';
import { createWorld, type Person, type World } from '../support/world.ts';

const TODAY = '2026-11-18';

let world: World;
let people: Staff;
let analyst: Person;
let admin: Person;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  analyst = await world.person('KER', ['ANALYST']);
  admin = await world.person('KER', ['ADMIN']);
  const elsewhere = await staff(world, 'TAL');
  await caseIn(world, elsewhere, 'DRAFTING');
  for (const goal of ['REGISTERED', 'AWAITING_RESOLUTION', 'ASSIGNED', 'ASSIGNED', 'UNDER_REVIEW'] as const)
    await caseIn(world, people, goal);
  for (const goal of ['DRAFTING', 'AWAITING_SIGNATURE', 'RETURNED', 'SIGNED', 'DELIVERED'] as const)
    await caseIn(world, people, goal);
  for (const goal of ['AKIM_REGISTERED', 'COMMISSION_REVIEW', 'IN_TRANSIT'] as const)
    await akimCaseIn(world, people, goal);
  await next(world, people, await akimCaseIn(world, people, 'SIGNED'), 'handOverToAkim');
}, 120_000);
afterAll(() => world.close());

async function asked<Data>(
  who: Person,
  document: { readonly text: string },
  variables: Record<string, unknown> = {},
): Promise<Data> {
  const answer = await world.ask(who, document.text, variables);
  expect(answer.errors).toBeUndefined();
  return answer.data as Data;
}

/** How many cases the list at the end of a link holds, asked for as the list's own page does. */
async function listed(who: Person, link: string): Promise<number> {
  const [path, query] = link.split('?');
  expect(path).toBe('/cases');
  const filter = JSON.parse(new URLSearchParams(query).get('filter') ?? '{}');
  const call = resources.cases?.getList?.({
    filter,
    pagination: { page: 1, perPage: 25 },
    sort: { field: 'RECEIVED_AT', order: 'DESC' },
  });
  const sent = call?.variables.filter;
  expect(sent, 'the list must not drop what the link says').toEqual(filter);
  const answer = await world.ask(
    who,
    'query ($filter: CaseFilter) { cases(filter: $filter) { totalCount } }',
    { filter: sent },
  );
  return found<{ totalCount: number }>(answer, 'cases').totalCount;
}

const queueTotal = async (who: Person, code: string): Promise<number> =>
  found<{ totalCount: number }>(
    await world.ask(who, `{ inboxCases(code: ${code}) { totalCount } }`),
    'inboxCases',
  ).totalCount;

async function expectQueues(who: Person, inbox: HeadHomeQuery['inbox']): Promise<void> {
  expect(inbox.length).toBeGreaterThan(2);
  for (const { code, count } of inbox) expect(await queueTotal(who, code), code).toBe(count);
}

/** As the homes ask. */
const registered = (office: object) => ({ ...office, receivedFrom: TODAY, receivedTo: TODAY });
const clerkHome = () => {
  const filter = registered({ channel: 'DEPARTMENT', officeId: [people.clerk.officeId] });
  return { filter, variables: { registered: filter, first: 5 } };
};
const akimHome = () => {
  const filter = registered({ akimOfficeId: [people.akimClerk.officeId] });
  return { filter, variables: { registered: filter, first: 5 } };
};
const executorHome = () => {
  const executorId = [people.executor.id];
  const filter = { executorId, status: EXECUTORS_STATES };
  return {
    filter,
    variables: { filter, fresh: { executorId, status: ['ASSIGNED'] }, first: 12, freshOnes: 5 },
  };
};

describe('every number of a home is that of the list to which it leads', () => {
  it('for the clerk: his queues, and what was registered today', async () => {
    const { filter, variables } = clerkHome();
    const home = await asked<ClerkHomeQuery>(people.clerk, ClerkHomeDocument, variables);
    await expectQueues(people.clerk, home.inbox);
    expect(home.registered.totalCount).toBe(10);
    expect(await listed(people.clerk, caseListLink(filter))).toBe(10);
    expect(home.toForward.nodes).toHaveLength(1);
    expect(home.fromAkims.nodes).toHaveLength(1);
    expect(home.receipts.nodes).toHaveLength(5);
  });

  it("for the akim's clerk: his queues, and what was registered today", async () => {
    const { filter, variables } = akimHome();
    const home = await asked<ClerkHomeQuery>(people.akimClerk, AkimClerkHomeDocument, variables);
    await expectQueues(people.akimClerk, home.inbox);
    expect(home.registered.totalCount).toBe(4);
    expect(await listed(people.akimClerk, caseListLink(filter))).toBe(4);
  });

  it('for the head: his queues, what will be late, and the load of each executor', async () => {
    const home = await asked<HeadHomeQuery>(people.head, HeadHomeDocument, { first: 5 });
    await expectQueues(people.head, home.inbox);
    for (const { state, count } of DUE_PARTS) {
      const told = home.dueOverview.reduce((sum, office) => sum + office[count], 0);
      expect(await listed(people.head, caseListLink({ due: [state] })), state).toBe(told);
    }
    const coming = home.dueOverview.reduce((sum, { today, thisWeek }) => sum + today + thisWeek, 0);
    expect(coming).toBeGreaterThan(0);
    expect(await listed(people.head, caseListLink({ due: ['TODAY', 'THIS_WEEK'] }))).toBe(coming);
    const [load] = home.executorLoads;
    expect(load?.open).toBe(8);
    const executorId = [people.executor.id];
    expect(await listed(people.head, caseListLink({ status: OPEN_STATES, executorId }))).toBe(load?.open);
    expect(await listed(people.head, caseListLink({ due: ['TODAY', 'THIS_WEEK'], executorId }))).toBe(
      (load?.today ?? 0) + (load?.thisWeek ?? 0),
    );
  });

  it('for the executor: his queues, and all that waits for him by due time', async () => {
    const { filter, variables } = executorHome();
    const home = await asked<ExecutorHomeQuery>(people.executor, ExecutorHomeDocument, variables);
    await expectQueues(people.executor, home.inbox);
    expect(home.byDue.totalCount).toBe(7);
    expect(await listed(people.executor, caseListLink(filter))).toBe(7);
    const times = home.byDue.nodes.map(({ due }) => Date.parse(due?.dueAt ?? ''));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(home.fresh.nodes.map(({ status }) => status)).toEqual(['ASSIGNED', 'ASSIGNED']);
  });

  it('for whoever watches the time limits: each department by due state', async () => {
    const { dueOverview } = await asked<DueOverviewQuery>(analyst, DueOverviewDocument);
    expect(dueOverview.filter(({ open }) => open > 0)).toHaveLength(2);
    for (const { office, open, ...counts } of dueOverview.filter((row) => row.open > 0)) {
      const officeId = [office.id];
      expect(await listed(analyst, caseListLink({ status: OPEN_STATES, officeId }))).toBe(open);
      for (const { state, count } of DUE_PARTS)
        expect(await listed(analyst, caseListLink({ due: [state], officeId }))).toBe(counts[count]);
    }
  });

  it('for the administrator: users and offices, whose lists take what the links say', async () => {
    const told = found<Record<string, number>>(
      await world.ask(admin, AdminHomeDocument.text),
      'administration',
    );
    const lists = administrationLinks
      .flatMap(({ lines }) => lines)
      .filter(({ to }) => to?.includes('filter='));
    expect(lists.length).toBe(6);
    for (const { count, to } of lists) {
      const [path = '', query] = (to ?? '').split('?');
      const resource = path.slice(1) as 'users' | 'offices';
      const filter = JSON.parse(new URLSearchParams(query).get('filter') ?? '{}');
      const call = resources[resource]?.getList?.({
        filter,
        pagination: { page: 1, perPage: 25 },
        sort: { field: 'NAME', order: 'ASC' },
      });
      expect(call?.variables.filter).toEqual(filter);
      const type = resource === 'users' ? 'UserFilter' : 'OfficeFilter';
      const answer = await world.ask(
        admin,
        `query ($filter: ${type}) { ${resource}(filter: $filter) { totalCount } }`,
        { filter },
      );
      expect(found<{ totalCount: number }>(answer, resource).totalCount, to ?? '').toBe(told[count ?? '']);
    }
  });
});

describe('the open states of the back office', () => {
  it('are those of the workflow', () => {
    expect([...OPEN_STATES].sort()).toEqual([...SERVERS_OPEN_STATES].sort());
  });
});

describe('a home', () => {
  it('takes as many statements with many cases as with few', async () => {
    const homes = [
      [people.clerk, ClerkHomeDocument, clerkHome().variables],
      [people.akimClerk, AkimClerkHomeDocument, akimHome().variables],
      [people.head, HeadHomeDocument, { first: 5 }],
      [people.executor, ExecutorHomeDocument, executorHome().variables],
    ] as const;
    const count = async () => {
      const counted: number[] = [];
      for (const [who, document, variables] of homes)
        counted.push(await statementsOf(world, who, document.text, variables));
      return counted;
    };
    const few = await count();
    for (const goal of ['REGISTERED', 'AWAITING_RESOLUTION', 'ASSIGNED', 'AWAITING_SIGNATURE'] as const)
      await caseIn(world, people, goal);
    await akimCaseIn(world, people, 'IN_TRANSIT');
    expect(await count()).toEqual(few);
    // One for each list and count, with what their rows refer to.
    expect(Math.max(...few)).toBeLessThan(60);
  });

  it('is asked for its counts alone without a view of personal data being logged', async () => {
    const views = () =>
      world.db.auditEntry.count({ where: { action: 'PERSONAL_DATA_VIEWED', actorId: people.head.id } });
    const before = await views();
    await asked(people.head, HeadPulseDocument);
    expect(await views()).toBe(before);
    await asked(people.head, HeadHomeDocument, { first: 5 });
    expect(await views()).toBeGreaterThan(before);
  });
});
