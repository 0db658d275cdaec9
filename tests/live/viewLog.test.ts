import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Subscription, subscribe } from '../support/sse.ts';
import { type Staff, staff } from '../support/steps.ts';
import { waitingCases } from '../support/waitingCases.ts';
import { createWorld, type Person, type World } from '../support/world.ts';
import { assign } from './feed.ts';

let world: World;
let people: Staff;
let executor: Person;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  executor = await world.person('AKS', ['EXECUTOR']);
});
afterAll(() => world.close());

const stream = (selection: string, after: number): Promise<Subscription> =>
  subscribe(
    world.app,
    executor,
    `subscription ($after: Int) { assignments(after: $after) { cursor ${selection} } }`,
    {
      after,
    },
  );

const views = () =>
  world.db.auditEntry.findMany({
    where: { actorId: executor.id, action: 'PERSONAL_DATA_VIEWED' },
    orderBy: { at: 'asc' },
  });

async function assigned(): Promise<{ id: string; applicantId: string }> {
  const [caseId = ''] = await waitingCases(world, people, 1);
  await assign(world, people, caseId, executor);
  return world.db.case.findUniqueOrThrow({ where: { id: caseId } });
}

it('an event that shows the applicant is logged before it arrives, one that shows the number is not', async () => {
  const [plain, telling] = [
    await stream('case { number status }', 0),
    await stream('case { applicant { iin fullName } }', 0),
  ];
  const first = await assigned();
  await plain.next();
  expect((await telling.next()).data?.assignments).toMatchObject({
    case: { applicant: { iin: expect.stringMatching(/^\d{12}$/), fullName: 'Әлиев Сынақ' } },
  });
  const expected = ({ id, applicantId }: typeof first) => ({
    caseId: id,
    applicantId,
    actorId: executor.id,
    actorRoles: ['EXECUTOR'],
    officeId: executor.officeId,
  });
  expect(await views()).toMatchObject([expected(first)]);

  world.clock = new Date(world.clock.getTime() + 60_000);
  const second = await assigned();
  await telling.next();
  await plain.next();
  expect(await views()).toMatchObject([expected(first), expected(second)]);
  expect((await views()).map(({ at }) => at)).toEqual(
    [first, second].map((_, index) => new Date(world.clock.getTime() - (1 - index) * 60_000)),
  );
  for (const each of [plain, telling]) each.cut();

  const replay = await stream('case { applicant { fullName } }', 1);
  await replay.next();
  replay.cut();
  expect(await views(), 'whoever looks again is logged again').toMatchObject([
    expected(first),
    expected(second),
    expected(second),
  ]);
});

it('an event whose view cannot be logged does not show the applicant', async () => {
  const telling = await stream('case { applicant { iin fullName } }', 2);
  const owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  try {
    await owner.query('REVOKE INSERT ON audit_entry FROM komek_app');
    await assigned();
    const event = await telling.next();
    expect(event.data ?? null).toBeNull();
    expect(event.errors?.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL']);
    expect(JSON.stringify(event)).not.toContain('Әлиев');
  } finally {
    await owner.query('GRANT INSERT ON audit_entry TO komek_app');
    await owner.end();
  }
  await assigned();
  expect((await telling.next()).data?.assignments).toMatchObject({ cursor: 4 });
  telling.cut();
});
