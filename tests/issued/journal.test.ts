import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, found, problemsOf } from '../support/answers.ts';
import { at } from '../support/clock.ts';
import { caseIn, type Staff, staff, take } from '../support/steps.ts';
import { application, type Person, type World } from '../support/world.ts';
import { createSealedWorld, fetchAs } from './issuedWorld.ts';

let world: World;
let people: Staff;

beforeAll(async () => {
  world = await createSealedWorld();
  people = await staff(world);
});
afterAll(() => world.close());

const ISSUE = `mutation ($from: Date!, $to: Date!, $language: PaperLanguage!) {
  issueJournal(input: { from: $from, to: $to, language: $language }) { id kind number url genuine issuer { id } } }`;
const issue = (who: Person | null, from: string, to = from, language = 'KK') =>
  world.ask(who, ISSUE, { from, to, language });

interface Journal {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly url: string;
  readonly genuine: boolean;
}
const issued = async (who: Person, from: string, to?: string, language?: string): Promise<Journal> =>
  found<Journal>(await issue(who, from, to, language), 'issueJournal');

/** The lines of a journal, as the plain press writes them. */
async function linesOf(who: Person, journal: Journal): Promise<string[][]> {
  const text = await (await fetchAs(world, who, journal.url)).text();
  const sheet = JSON.parse(text.slice(text.indexOf('\n'))) as { texts: { table?: { rows: string[][] } }[] };
  return sheet.texts[0]?.table?.rows ?? [];
}

describe('the journal of registrations', () => {
  it('of a day has what the office registered on it, in the order of the numbers, and is a paper like any other', async () => {
    const first = await caseIn(world, people, 'REGISTERED', { surname: 'Алиева' });
    const signed = await caseIn(world, people, 'SIGNED', { surname: 'Бекова' });
    await at(world, '2026-11-19T05:00:00.000Z', people.clerk, (who) =>
      take(world, who, 'registerApplication', application({ surname: 'Ертеңгі' })),
    );
    const elsewhere = await staff(world, 'TAL');
    await caseIn(world, elsewhere, 'REGISTERED');
    const journal = await issued(people.clerk, '2026-11-18');
    expect(journal).toMatchObject({ kind: 'JOURNAL', number: 'AKS 2026-11-18', genuine: true });
    const numbers = await world.db.case.findMany({
      where: { id: { in: [first, signed] } },
      orderBy: { numberSeq: 'asc' },
    });
    const lines = await linesOf(people.head, journal);
    expect(lines.map(([place, when, number]) => [place, when, number])).toEqual(
      numbers.map(({ number }, index) => [String(index + 1), '18.11.2026 10:00', number]),
    );
    expect(lines[0]).toEqual(expect.arrayContaining(['Алиева Гүлнәр Серікқызы', '12', '', 'Тіркелді']));
    expect(lines[1]?.at(-1)).toMatch(/^AKS-2026\/N-\d{6}, 18\.11\.2026$/);
    expect(lines[1]?.at(-2)).toBe('Орындаушы Д.');
    const log = await world.db.auditEntry.findFirstOrThrow({ where: { action: 'PAPER_ISSUED' } });
    expect(log).toMatchObject({ actorId: people.clerk.id, subjectId: journal.id, details: { lines: 2 } });
  });

  it('of a month in Russian has the month, and stays as it was when more is registered', async () => {
    const journal = await issued(people.head, '2026-11-01', '2026-11-30', 'RU');
    expect(journal.number).toBe('AKS 2026-11-01–2026-11-30');
    const before = await linesOf(people.clerk, journal);
    expect(before).toHaveLength(3);
    await caseIn(world, people, 'REGISTERED');
    expect(await linesOf(people.clerk, journal)).toEqual(before);
    expect(await linesOf(people.clerk, await issued(people.head, '2026-11-01', '2026-11-30'))).toHaveLength(
      4,
    );
  });

  it('of an akim’s office has its own numbers', async () => {
    await take(world, people.akimClerk, 'registerAtAkim', application());
    const lines = await linesOf(people.akimClerk, await issued(people.akimClerk, '2026-11-18'));
    expect(lines.map(([, , number]) => number)).toEqual(['AKS-01-2026/000001']);
  });

  it('ends and begins with the offices’ own midnight', async () => {
    const clerk = await world.person('TEK', ['CLERK']);
    const register = (time: string) =>
      at(
        world,
        time,
        clerk,
        async (who) =>
          (await take(world, who, 'registerApplication', application({ receivedOutsideHours: true }))).case
            .number,
      );
    const late = await register('2026-11-24T18:59:59.999Z');
    const early = await register('2026-11-24T19:00:00.000Z');
    const numbers = (day: string) =>
      at(world, '2026-11-26T05:00:00.000Z', clerk, async (who) =>
        (await linesOf(who, await issued(who, day))).map(([, , number]) => number),
      );
    expect(await numbers('2026-11-24')).toEqual([late]);
    expect(await numbers('2026-11-25')).toEqual([early]);
  });

  it('refuses days that are in the wrong order, too many, or still to come', async () => {
    expect(problemsOf(await issue(people.clerk, '2026-11-18', '2026-11-17'))).toEqual(['to: ORDER']);
    expect(problemsOf(await issue(people.clerk, '2026-10-18', '2026-11-18'))).toEqual(['to: TOO_MANY_DAYS']);
    expect((await issue(people.clerk, '2026-10-18', '2026-11-17')).errors).toBeUndefined();
    expect(problemsOf(await issue(people.clerk, '2026-11-19'))).toEqual(['from: IN_FUTURE']);
    expect(codeOf(await issue(people.clerk, '2026-11-18', '2026-11-18', 'BOTH'))).toBe('VALIDATION_FAILED');
  });

  it('is for those who register and their head, of their own office only', async () => {
    for (const who of [
      people.executor,
      await world.person('AKS', ['OVERSEER']),
      await world.person('AKS', ['ADMIN']),
    ])
      expect(codeOf(await issue(who, '2026-11-18'))).toBe('FORBIDDEN');
    expect(codeOf(await issue(null, '2026-11-18'))).toBe('UNAUTHENTICATED');
    const journal = await issued(people.clerk, '2026-11-18');
    const stranger = await world.person('TAL', ['CLERK']);
    expect((await fetchAs(world, stranger, journal.url)).status).toBe(404);
    expect((await fetchAs(world, people.executor, journal.url)).status).toBe(404);
    const listed = async (who: Person) =>
      found<{ id: string }[]>(await world.ask(who, '{ journals { id } }'), 'journals').map(({ id }) => id);
    expect((await listed(people.head))[0]).toBe(journal.id);
    expect(await listed(stranger)).toEqual([]);
  });
});
