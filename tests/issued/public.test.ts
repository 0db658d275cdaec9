import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC_REQUESTS } from '../../server/publicGate.ts';
import { akimCaseIn } from '../support/akimCases.ts';
import { codeOf, found } from '../support/answers.ts';
import { moveClock } from '../support/clock.ts';
import { caseIn, next, type Staff, staff } from '../support/steps.ts';
import { type Answer, request, type World } from '../support/world.ts';
import { createSealedWorld, fetchAs, papersOf } from './issuedWorld.ts';

let world: World;
let people: Staff;
let asked = 0;

beforeAll(async () => {
  world = await createSealedWorld();
  people = await staff(world);
});
afterAll(() => world.close());

/** Asks as anybody does, from an address of its own unless one is named. */
async function ask(
  query: string,
  variables: Record<string, unknown> = {},
  address?: string,
): Promise<Answer> {
  asked += 1;
  const from = address ?? `198.51.${Math.floor(asked / 250)}.${asked % 250}`;
  const response = await world.app.fetch(request(null, query, variables, 'application/json'), {
    address: from,
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
}

const CHECK = `query ($code: String, $sha256: String) { paperCheck(code: $code, sha256: $sha256) {
  kind number issuedOn sameFile genuine office { code nameKk } } }`;
const STATUS = `query ($number: String!, $code: String!) { applicationStatus(number: $number, code: $code) {
  number status since receivedOn promisedOn deliveryPreference letter readyOn readyAtOffice { code } office { code } akimOffice { code } } }`;

const check = async (code: string | null, sha256: string | null = null) =>
  found<Record<string, unknown> | null>(await ask(CHECK, { code, sha256 }), 'paperCheck');
const status = async (number: string, code: string) =>
  found<Record<string, unknown> | null>(await ask(STATUS, { number, code }), 'applicationStatus');

describe('whether a paper is genuine', () => {
  it('is told to anybody by its code: number, date and office, and no word of the person or the decision', async () => {
    const id = await caseIn(world, people, 'SIGNED');
    const [receipt, notice] = (await papersOf(world, people.head, id)) ?? [];
    expect(await check(receipt?.code.toLowerCase() ?? '')).toEqual({
      kind: 'RECEIPT',
      number: receipt?.number,
      issuedOn: '2026-11-18',
      sameFile: null,
      genuine: true,
      office: { code: 'AKS', nameKk: expect.stringContaining('Ақсу') },
    });
    const answer = await ask(CHECK, { code: notice?.code });
    expect(answer.data?.paperCheck).toMatchObject({ kind: 'NOTICE', number: notice?.number });
    expect(JSON.stringify(answer)).not.toMatch(/Әлиева|ASSIGNMENT|REFUSAL|Басшыбаев/);
  });

  it('is told of a file, byte for byte', async () => {
    const id = await caseIn(world, people, 'REGISTERED');
    const [receipt] = (await papersOf(world, people.clerk, id)) ?? [];
    const bytes = Buffer.from(await (await fetchAs(world, people.clerk, receipt?.url ?? '')).arrayBuffer());
    const hashOf = (file: Buffer) => createHash('sha256').update(file).digest('hex');
    expect(await check(receipt?.code ?? '', hashOf(bytes))).toMatchObject({ sameFile: true });
    expect(await check(null, hashOf(bytes).toUpperCase())).toMatchObject({
      number: receipt?.number,
      sameFile: true,
    });
    const changed = Buffer.from(bytes);
    changed[20] = (changed[20] ?? 0) ^ 1;
    expect(await check(receipt?.code ?? '', hashOf(changed))).toMatchObject({ sameFile: false });
    expect(await check(null, hashOf(changed))).toBeNull();
  });

  it('is nothing for a code that there is not, and asks for one of the two', async () => {
    for (const code of ['0000-0000-0000', 'абв', '7K2M', 'AKS-2026/000001'])
      expect(await check(code)).toBeNull();
    expect(codeOf(await ask(CHECK, {}))).toBe('VALIDATION_FAILED');
    expect(codeOf(await ask(CHECK, { code: ' ' }))).toBe('VALIDATION_FAILED');
    expect(codeOf(await ask(CHECK, { sha256: 'xyz' }))).toBe('VALIDATION_FAILED');
  });
});

describe('where an application stands', () => {
  it('is told for the number of the receipt and the code printed on it', async () => {
    const id = await caseIn(world, people, 'DRAFTING', { deliveryPreference: 'POST' });
    const [receipt] = (await papersOf(world, people.clerk, id)) ?? [];
    const { dueAt } = await world.db.caseClock.findFirstOrThrow({ where: { caseId: id, code: 'STANDARD' } });
    expect(await status(receipt?.number.toLowerCase() ?? '', receipt?.code ?? '')).toEqual({
      number: receipt?.number,
      status: 'DRAFTING',
      since: '2026-11-18',
      receivedOn: '2026-11-18',
      promisedOn: dueAt.toISOString().slice(0, 10),
      deliveryPreference: 'POST',
      letter: null,
      readyOn: null,
      readyAtOffice: null,
      office: { code: 'AKS' },
      akimOffice: null,
    });
  });

  it('answers the same for a wrong code and for a number that there is not', async () => {
    const id = await caseIn(world, people, 'SIGNED');
    const other = await caseIn(world, people, 'REGISTERED');
    const [receipt, notice] = (await papersOf(world, people.clerk, id)) ?? [];
    const [another] = (await papersOf(world, people.clerk, other)) ?? [];
    const answers = [
      await ask(STATUS, { number: receipt?.number, code: '0000-0000-0000' }),
      await ask(STATUS, { number: 'AKS-2026/999999', code: receipt?.code }),
      await ask(STATUS, { number: receipt?.number, code: another?.code }),
      // The notice's code is no key to the application: whoever sees a copy of it learns nothing more.
      await ask(STATUS, { number: receipt?.number, code: notice?.code }),
      await ask(STATUS, { number: notice?.number, code: notice?.code }),
      await ask(STATUS, { number: '', code: '' }),
    ];
    for (const answer of answers) expect(answer).toEqual({ status: 200, data: { applicationStatus: null } });
  });

  it('follows the case: akim’s path, ready, posted, brought back', async () => {
    const akim = await akimCaseIn(world, people, 'AKIM_REGISTERED');
    const [theirs] = (await papersOf(world, people.akimClerk, akim)) ?? [];
    const ofAkim = () => status(theirs?.number ?? '', theirs?.code ?? '');
    expect(await ofAkim()).toMatchObject({ status: 'AKIM_REGISTERED', akimOffice: { code: 'AKS-01' } });
    await next(world, people, akim, 'sendToDepartment');
    expect(await ofAkim()).toMatchObject({ status: 'IN_TRANSIT', number: theirs?.number });

    const id = await caseIn(world, people, 'SIGNED');
    const [receipt] = (await papersOf(world, people.clerk, id)) ?? [];
    const ofCase = () => status(receipt?.number ?? '', receipt?.code ?? '');
    await next(world, people, id, 'announceCollection');
    expect(await ofCase()).toMatchObject({
      status: 'SIGNED',
      readyOn: '2026-11-18',
      readyAtOffice: { code: 'AKS' },
    });
    await next(world, people, id, 'recordPostDispatch');
    expect(await ofCase()).toMatchObject({
      status: 'DELIVERED',
      letter: 'UNDERWAY',
      readyOn: null,
      readyAtOffice: null,
    });
    await next(world, people, id, 'recordPostReturn');
    expect(await ofCase()).toMatchObject({ letter: 'RETURNED' });
  });
});

describe('what the public is told of the service (Regulation cl. 8)', () => {
  it('is every office in force with its address and hours, its own where it has them', async () => {
    await world.db.office.update({
      where: { code: 'AKS' },
      data: { opensAt: 480, lunchFrom: 720, lunchTo: 780, closesAt: 1020 },
    });
    await world.db.office.update({ where: { code: 'AKS-02' }, data: { validTo: new Date('2026-11-17') } });
    const offices = found<
      { code: string; opensAt: number; addressKk: string; departmentCode: string | null }[]
    >(await ask('{ publicOffices { code opensAt addressKk departmentCode } }'), 'publicOffices');
    expect(offices).toHaveLength(272);
    expect(offices.find(({ code }) => code === 'AKS')).toMatchObject({ opensAt: 480, departmentCode: null });
    expect(offices.find(({ code }) => code === 'ALA')?.opensAt).toBe(540);
    expect(offices.find(({ code }) => code === 'AKS-01')?.departmentCode).toBe('AKS');
    expect(offices.every(({ addressKk }) => addressKk !== '')).toBe(true);
  });

  it('is the documents of Standard cl. 11 and the limits in force', async () => {
    const documents = found<{ kind: string; nameRu: string }[]>(
      await ask('{ neededDocuments { kind nameKk nameRu required clause } }'),
      'neededDocuments',
    );
    expect(documents).toHaveLength(6);
    const limits = found<{ code: string; limit: number; unit: string }[]>(
      await ask('{ serviceLimits { code limit unit } }'),
      'serviceLimits',
    );
    expect(limits).toEqual(
      expect.arrayContaining([
        { code: 'STANDARD', limit: 7, unit: 'WORKING_DAYS' },
        { code: 'STANDARD_AKIM', limit: 22, unit: 'WORKING_DAYS' },
        { code: 'A1', limit: 15, unit: 'WORKING_MINUTES' },
      ]),
    );
  });

  it('leads nowhere else: an office of the public has no people and no cases', async () => {
    expect(codeOf(await ask('{ publicOffices { users { id } } }'))).toBe('BAD_REQUEST');
    expect(codeOf(await ask('{ offices { nodes { id } } }'))).toBe('UNAUTHENTICATED');
  });
});

describe('the door of the public pages', () => {
  it('lets an address in so often a minute, whichever server it asks, and others meanwhile', async () => {
    const address = '203.0.113.7';
    const other = await world.anotherServer();
    const answers: (string | null)[] = [];
    for (let index = 0; index < PUBLIC_REQUESTS + 2; index += 1) {
      const app = index % 2 === 0 ? world.app : other;
      const response = await app.fetch(request(null, CHECK, { code: '0000-0000-0000' }, 'application/json'), {
        address,
      });
      answers.push(codeOf({ status: 200, ...((await response.json()) as Omit<Answer, 'status'>) }));
    }
    expect(answers.filter((code) => code === null)).toHaveLength(PUBLIC_REQUESTS);
    expect(answers.slice(-2)).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
    const refused = await ask(STATUS, { number: 'x', code: 'y' }, address);
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 60 });
    expect((await ask(CHECK, { code: '0000-0000-0000' }, '203.0.113.8')).errors).toBeUndefined();
    await moveClock(world, world.clock.getTime() + 60_001);
    expect((await ask(CHECK, { code: '0000-0000-0000' }, address)).errors).toBeUndefined();
    // The three parts of the information page count once, two questions in one document twice.
    const before = await world.db.publicRequest.aggregate({ _sum: { requests: true } });
    await ask('{ publicOffices { code } neededDocuments { kind } serviceLimits { code } }', {}, address);
    const after = await world.db.publicRequest.aggregate({ _sum: { requests: true } });
    expect((after._sum.requests ?? 0) - (before._sum.requests ?? 0)).toBe(1);
    const two =
      '{ a: paperCheck(code: "0000-0000-0000") { number } b: paperCheck(code: "0000-0000-0001") { number } }';
    await ask(two, {}, address);
    const last = await world.db.publicRequest.aggregate({ _sum: { requests: true } });
    expect((last._sum.requests ?? 0) - (after._sum.requests ?? 0)).toBe(2);
    // The table names no address.
    expect(JSON.stringify(await world.db.publicRequest.findMany())).not.toContain('203.0.113');
  });
});
