import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statementsOf } from '../support/statements.ts';
import { caseIn, type Staff, staff } from '../support/steps.ts';
import { createWorld, syntheticIin, type World } from '../support/world.ts';

/** More than the longest list asked for here. */
const CASES = 22;
let world: World;
let people: Staff;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  for (let index = 0; index < CASES; index += 1)
    await caseIn(world, people, index % 3 === 0 ? 'AWAITING_RESOLUTION' : 'REGISTERED', {
      iin: syntheticIin(600 + index),
    });
  await caseIn(world, people, 'DELIVERED', { iin: syntheticIin(600 + CASES) });
});
afterAll(() => world.close());

describe('the number of SQL statements', () => {
  const counted = (document: string) => statementsOf(world, people.head, document);
  const cases = (args: string) => `{ cases(${args}) { totalCount nodes {
    id number akimNumber status receivedAt office { nameKk } akimOffice { nameKk }
    applicant { fullName iin } executor { shortName } } } }`;

  it('of the whole list of cases is three, however many rows: session, rows with their count, the log of views', async () => {
    for (const args of [
      'first: 3',
      'first: 20',
      'first: 5, offset: 4',
      'last: 4',
      'first: 3, sort: { field: NUMBER, direction: DESC }',
    ])
      expect(await counted(cases(args)), args).toBe(3);
  });

  it('of a narrowed one is four: its rows are counted for themselves', async () => {
    expect(await counted(cases('first: 3, filter: { status: REGISTERED }'))).toBe(4);
  });

  it('leaves each list its own count, also of two that one request asks for', async () => {
    const own = await world.db.case.count({ where: { officeId: people.head.officeId } });
    const registered = await world.db.case.count({
      where: { officeId: people.head.officeId, status: 'REGISTERED' },
    });
    expect(registered).toBeLessThan(own);
    const { data } = await world.ask(
      people.head,
      `{ a: cases(first: 2) { totalCount nodes { id } } b: cases(first: 0) { totalCount }
        c: cases(first: 2, filter: { status: [REGISTERED] }) { totalCount } d: cases(last: 1) { ...Total nodes { id } } }
        fragment Total on CaseConnection { count: totalCount }`,
    );
    expect(data).toMatchObject({
      a: { totalCount: own },
      b: { totalCount: own },
      c: { totalCount: registered },
      d: { count: own },
    });
  });

  it('of a case with its history does not grow with the steps', async () => {
    const byStatus = async (status: 'REGISTERED' | 'DELIVERED') => {
      const { officeId } = people.head;
      const { id } = await world.db.case.findFirstOrThrow({ where: { status, officeId } });
      return counted(`{ case(id: "${id}") { status history { transition at actorName office { code } } } }`);
    };
    expect(await byStatus('DELIVERED')).toBe(await byStatus('REGISTERED'));
  });
});
