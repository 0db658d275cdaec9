import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Prisma } from '../../prisma/client.ts';
import { modelNamed } from '../../prisma/oneStatement/models.ts';
import { countRows, plainReads, readRows } from '../../prisma/oneStatement/readRows.ts';
import { casesOrder, casesWhere } from '../../schema/cases/filter.ts';
import { hasQueue, QUEUES, type QueueCode, queueWhere } from '../../schema/cases/inbox.ts';
import type { Actor } from '../../schema/context.ts';
import { randomHistory, type Team } from '../oversight/randomHistory.ts';
import { ALWAYS_PROVEN, SOME_SESSION } from '../support/alwaysProven.ts';
import { staff } from '../support/steps.ts';
import { randomFrom } from '../support/together.ts';
import { createWorld, type Person, type World } from '../support/world.ts';
import { randomSelection } from './randomReads.ts';

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const FROM = new Date('2026-11-02T03:00:00.000Z');
const TO = new Date('2026-11-18T13:00:00.000Z');
const ROUNDS = 60;

let world: World;
let actors: Actor[];
const random = randomFrom(SEED);
const oneOf = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
const some = <Item>(items: readonly Item[]): Item[] => items.filter(() => random() < 0.5);
const maybe = <Value>(value: () => Value): Value | undefined => (random() < 0.25 ? value() : undefined);

/** Why readings went through Prisma while the work ran. */
async function plainWhile(work: () => Promise<unknown>): Promise<unknown[]> {
  const told: unknown[] = [];
  const hear = (message: unknown) => told.push(message);
  plainReads.subscribe(hear);
  await work().finally(() => plainReads.unsubscribe(hear));
  return told;
}

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
  const analyst = await world.person('TAL', ['ANALYST']);
  const both = await world.person('AKS', ['CLERK', 'EXECUTOR']);
  const admin = await world.person('AKS', ['ADMIN']);
  const people: Person[] = [
    ...[aksu, kerbulak].flatMap(({ clerk, head, executor, akimClerk }) => [clerk, head, executor, akimClerk]),
    ...[overseer, analyst, both, admin],
  ];
  actors = people.map((person) => ({
    ...person,
    acting: false,
    overseenOfficeIds: person.id === overseer.id ? [aksu.head.officeId, kerbulak.head.officeId] : [],
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
    }).filter(([, value]) => value !== undefined && random() < 0.6),
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
    const plain = await plainWhile(async () => {
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
    expect(rows).toBeGreaterThan(ROUNDS);
  }, 60_000);
});
