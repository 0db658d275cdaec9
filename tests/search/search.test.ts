import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberSearch } from '../../schema/search/numberText.ts';
import { akimCaseIn } from '../support/akimCases.ts';
import { codeOf, found, problemsOf } from '../support/answers.ts';
import { at } from '../support/clock.ts';
import { statementsOf } from '../support/statements.ts';
import { caseIn, next, type Staff, staff } from '../support/steps.ts';
import { loggedAfter } from '../support/views.ts';
import { waitingCases } from '../support/waitingCases.ts';
import { createWorld, type Person, syntheticIin, type World } from '../support/world.ts';

interface Found {
  readonly moreCases: boolean;
  readonly cases: readonly {
    readonly id: string;
    readonly number: string | null;
    readonly akimNumber: string | null;
    readonly applicant: { readonly surname: string; readonly iin: string } | null;
  }[];
  readonly users: readonly { readonly login: string }[];
  readonly offices: readonly { readonly code: string }[];
}

const SEARCH = `query ($text: String!) { search(text: $text) { moreCases
  cases { id number akimNumber applicant { surname iin } } users { login } offices { code } } }`;
const IIN = syntheticIin(777);

let world: World;
let people: Staff;
let overseer: Person;
let analyst: Person;
let admin: Person;

const search = async (who: Person, text: string): Promise<Found> =>
  found<Found>(await world.ask(who, SEARCH, { text }), 'search');

const surnames = async (who: Person, text: string): Promise<string[]> =>
  (await search(who, text)).cases.map(({ applicant }) => applicant?.surname ?? '');

const numbers = async (who: Person, text: string): Promise<(string | null)[]> =>
  (await search(who, text)).cases.map(({ number }) => number);

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  overseer = await world.person('AKS', ['OVERSEER']);
  analyst = await world.person('TAL', ['ANALYST']);
  admin = await world.person('TAL', ['ADMIN'], { login: 'basqarushy', surname: 'Әкімшіев' });
  await caseIn(world, people, 'ASSIGNED', { surname: 'Һарунова', iin: IIN });
  await caseIn(world, people, 'REGISTERED', { surname: 'Іле' });
  await akimCaseIn(world, people, 'AKIM_REGISTERED', { surname: 'Ақбота' });
  const others = await staff(world, 'KER');
  await caseIn(world, others, 'REGISTERED', { surname: 'Һарунбай' });
});
afterAll(() => world.close());

describe('the search for cases', () => {
  it('finds by number, a part of it, and its place in the series without zeros', async () => {
    const wanted = ['AKS-2026/000002'];
    for (const text of [
      'AKS-2026/000002',
      'aks-2026/000002',
      ' AKS-2026 / 000002 ',
      '2026/000002',
      '№000002',
    ]) {
      expect(await numbers(people.head, text), text).toEqual(wanted);
    }
    for (const text of ['AKS-2026/2', '2026/02'])
      expect(await numbers(people.head, text), text).toEqual(wanted);
    expect(await numbers(people.head, 'AKS-2026')).toHaveLength(2);
    expect(await numbers(people.head, 'TAL')).toEqual([]);
  });

  it('finds by a number typed in Cyrillic, by the look of its letters or their sound', async () => {
    for (const text of ['АКС-2026/000002', 'акс-2026/2']) {
      expect(await numbers(people.head, text), text).toEqual(['AKS-2026/000002']);
    }
    const other = await world.person('KER', ['HEAD']);
    for (const text of ['КЕR-2026/1', 'кер-2026/1'])
      expect(await numbers(other, text), text).toEqual(['KER-2026/000001']);
  });

  it('finds by the akim’s number', async () => {
    const { cases } = await search(people.akimClerk, 'aks-01-2026/1');
    expect(cases.map(({ akimNumber }) => akimNumber)).toEqual(['AKS-01-2026/000001']);
  });

  it('finds by a part of the name, whatever its letters look like', async () => {
    expect(await surnames(people.head, 'һарун')).toEqual(['Һарунова']);
    expect(await surnames(people.head, 'hАРУН')).toEqual(['Һарунова']);
    expect(await surnames(people.head, 'гүлнәр ілe')).toEqual(['Іле']);
    expect(await surnames(people.head, 'харун')).toEqual([]);
  });

  it('finds by a whole IIN whose digits are right, and not by a part of one', async () => {
    expect(await surnames(people.head, IIN)).toEqual(['Һарунова']);
    expect(await surnames(people.head, `${IIN.slice(0, 6)} ${IIN.slice(6)}`)).toEqual(['Һарунова']);
    expect(await surnames(people.head, IIN.slice(0, 11))).toEqual([]);
    const wrong = `${IIN.slice(0, 11)}${(Number(IIN[11]) + 1) % 10}`;
    expect(await surnames(people.head, wrong)).toEqual([]);
  });

  it('sees only what its reader may see', async () => {
    expect(await surnames(overseer, 'һарун')).toEqual(['Һарунова']);
    expect((await search(overseer, 'һарун')).cases[0]?.applicant?.iin).toMatch(/^\d{6}\*{6}$/);
    // A masked IIN must not be found by guessing it.
    expect(await surnames(overseer, IIN)).toEqual([]);
    expect(await surnames(people.executor, 'іле')).toEqual([]);
    expect(await surnames(people.executor, 'һарун')).toEqual(['Һарунова']);
    expect(await surnames(people.akimClerk, 'һарун')).toEqual([]);
  });

  it('finds no person for an analyst, but every number', async () => {
    expect((await search(analyst, 'һарун')).cases).toEqual([]);
    expect((await search(analyst, IIN)).cases).toEqual([]);
    const { cases } = await search(analyst, '2026/000001');
    const byAkim = cases.filter(({ number }) => number === null);
    expect(byAkim.map(({ akimNumber, applicant }) => [akimNumber, applicant])).toEqual([
      ['AKS-01-2026/000001', null],
    ]);
    const byBody = cases.filter(({ number }) => number !== null);
    expect(byBody.map(({ number, applicant }) => [number, applicant]).sort()).toEqual([
      ['AKS-2026/000001', null],
      ['KER-2026/000001', null],
    ]);
  });

  it('shows at most eight, the last changed first, and says that there are more', async () => {
    const team = await staff(world, 'TLD');
    const ids = await waitingCases(world, team, 12);
    const { cases, moreCases } = await search(team.head, 'TLD');
    expect([cases.length, moreCases]).toEqual([8, true]);
    const [, , third] = ids;
    await at(world, '2026-11-18T06:00:00.000Z', team.head, (head) =>
      next(world, { ...team, head }, third ?? '', 'assignExecutor'),
    );
    const again = await search(team.head, 'TLD');
    expect(again.cases[0]?.id).toBe(third);
    expect((await search(team.head, '2025/000003')).moreCases).toBe(false);
  });

  it('always shows the case whose number was typed, however many hold it as a part', async () => {
    const team = await staff(world, 'PAN');
    const ids = await waitingCases(world, team, 130);
    const serials = await world.db.case.findMany({
      where: { id: { in: ids } },
      select: { numberSeq: true },
      orderBy: { numberSeq: 'asc' },
    });
    const few = serials.map(({ numberSeq }) => numberSeq ?? 0).filter((seq) => String(seq).includes('12'));
    const [first] = few;
    expect(first).toBe(12);
    expect(few.length).toBeGreaterThan(8);
    for (const typed of [String(first), `0${first}`]) {
      const hits = await numbers(team.head, typed);
      expect(hits).toContain(`PAN-2025/${String(first).padStart(6, '0')}`);
    }
  });

  it('takes signs of other languages as they stand', async () => {
    for (const text of [
      '%%',
      '__',
      '\\\\',
      "'; DROP",
      '$1',
      '((',
      '😀😀',
      '--',
      '//',
      '..',
      'x'.repeat(200),
    ]) {
      expect((await search(people.head, text)).cases, text).toEqual([]);
    }
  });

  it('needs two characters and takes two hundred', async () => {
    const problems = async (text: string) => problemsOf(await world.ask(people.head, SEARCH, { text }));
    expect(await problems('ә')).toEqual(['text: TOO_SMALL']);
    expect(await problems('  x  ')).toEqual(['text: TOO_SMALL']);
    expect(await problems('ә'.repeat(201))).toEqual(['text: TOO_LONG']);
    expect(codeOf(await world.ask(people.head, SEARCH, { text: 'x\u0000y' }))).toBe('BAD_REQUEST');
  });
});

describe('the log of views', () => {
  const viewed = async (who: Person) =>
    (await loggedAfter(world.db, 0)).filter(
      ({ actorId, action }) => actorId === who.id && action === 'PERSONAL_DATA_VIEWED',
    );

  it('names each person who was shown, as the list does', async () => {
    const head = await world.person('AKS', ['HEAD']);
    const { cases } = await search(head, 'AKS-2026');
    expect((await viewed(head)).map(({ caseId }) => caseId).sort()).toEqual(cases.map(({ id }) => id).sort());
  });

  it('names the person of an IIN even when nothing of the person was asked for', async () => {
    const head = await world.person('AKS', ['HEAD']);
    await world.ask(head, 'query ($text: String!) { search(text: $text) { moreCases } }', { text: IIN });
    const { id } = await world.db.applicant.findUniqueOrThrow({ where: { iin: IIN } });
    expect((await viewed(head)).map(({ applicantId }) => applicantId)).toEqual([id]);
  });

  it('stays empty where no person was shown', async () => {
    const head = await world.person('AKS', ['HEAD']);
    const numbersOnly = 'query ($text: String!) { search(text: $text) { cases { number } } }';
    await world.ask(head, numbersOnly, { text: 'AKS-2026' });
    expect(await viewed(head)).toEqual([]);
  });
});

describe('the search of an administrator', () => {
  it('finds users by name and login, and offices by name and code, and no case', async () => {
    const byLogin = await search(admin, 'BASQARU');
    expect(byLogin.users.map(({ login }) => login)).toEqual(['basqarushy']);
    expect((await search(admin, 'әкімші')).users.map(({ login }) => login)).toEqual(['basqarushy']);
    const byCode = await search(admin, 'aks-0');
    expect(byCode.offices.map(({ code }) => code)).toContain('AKS-01');
    expect(byCode.offices).toHaveLength(8);
    for (const text of ['Кербұлақ', 'AKS-2026', 'һарун', IIN])
      expect((await search(admin, text)).cases, text).toEqual([]);
    expect((await search(admin, 'Кербұлақ')).offices.length).toBeGreaterThan(0);
  });

  it('is for administrators only', async () => {
    for (const who of [people.head, people.clerk, overseer, analyst]) {
      const { users, offices } = await search(who, 'AKS');
      expect([users, offices]).toEqual([[], []]);
    }
  });
});

describe('the number of SQL statements of a search', () => {
  const statements = (text: string) =>
    statementsOf(
      world,
      people.head,
      `{ search(text: ${JSON.stringify(text)}) { moreCases cases { number status applicant { fullName } office { nameKk } } } }`,
    );

  it('is four: session, keys, rows, the log of views; by a whole number one more', async () => {
    expect(await statements('һарун')).toBe(4);
    expect(await statements(IIN)).toBe(4);
    expect(await statements('AKS-2026')).toBe(4);
    expect(await statements('AKS-2026/1')).toBe(5);
  });

  it('is two where nothing is found', async () => {
    expect(await statements('жоқжоқ')).toBe(2);
  });
});

describe('what may be a part of a number', () => {
  it('has letters at its start only, so that names are not looked for in numbers', () => {
    for (const text of ['Әлиева', 'Серіков', 'A1B', '😀', '%', '-K', '', ' ', '900615300123x'])
      expect(numberSearch(text), text).toBeNull();
    for (const text of ['AKS', 'ak', '147', '26/000147', 'AKS-01-2026/000147', 'ЖА', 'кер-01'])
      expect(numberSearch(text), text).not.toBeNull();
  });
});
