import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role } from '../../prisma/client.ts';
import { createWorld, type Person, type World } from '../support/world.ts';

let world: World;
let clerk: Person;
let office: string;

beforeAll(async () => {
  world = await createWorld();
  clerk = await world.person('AKS', ['CLERK']);
  office = clerk.officeId;
});
afterAll(() => world.close());

const preview = (variables: Record<string, unknown>, who: Person | null = clerk) =>
  world.ask(
    who,
    `query ($step: LimitCode!, $startedAt: DateTime!, $office: ID!, $endedAt: DateTime) {
      deadlinePreview(step: $step, startedAt: $startedAt, office: $office, endedAt: $endedAt) {
        dueAt used { amount unit } explanation { dueAt limit { code } days { date kind count } } } }`,
    { office, ...variables },
  );
const at = (time: string, step = 'A1') => preview({ step, startedAt: time });

describe('the preview of a due time', () => {
  it('is due when a clock that starts then would be, and explains it', async () => {
    const { data } = await at('2013-03-13T05:00:00.000Z', 'A4');
    expect(data?.deadlinePreview).toMatchObject({
      // Nine days end on Friday the 22nd, Nauryz, whose days and their moved one last until Monday.
      dueAt: '2013-03-26T12:00:00.000Z',
      used: null,
      explanation: { dueAt: '2013-03-26T12:00:00.000Z', limit: { code: 'A4' } },
    });
  });

  it('may be asked by anybody who is signed in, and by nobody else', async () => {
    for (const role of Object.values(Role)) {
      const who = await world.person(role === 'AKIM_CLERK' ? 'AKS-01' : 'AKS', [role]);
      const { errors } = await preview({ step: 'A2', startedAt: '2026-11-18T05:00:00.000Z' }, who);
      expect(errors, role).toBeUndefined();
    }
    const nobody = await preview({ step: 'A2', startedAt: '2026-11-18T05:00:00.000Z' }, null);
    expect(nobody.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('says what is used until an end, in the unit of the limit', async () => {
    const used = async (step: string, endedAt: string) =>
      (
        (await preview({ step, startedAt: '2026-11-18T05:00:00.000Z', endedAt })).data as {
          deadlinePreview: { used: unknown };
        }
      ).deadlinePreview.used;
    expect(await used('A1', '2026-11-18T09:30:00.000Z')).toEqual({ amount: 210, unit: 'WORKING_MINUTES' });
    expect(await used('A4', '2026-11-23T05:00:00.000Z')).toEqual({ amount: 5, unit: 'CALENDAR_DAYS' });
    expect(await used('STANDARD', '2026-11-23T05:00:00.000Z')).toEqual({ amount: 3, unit: 'WORKING_DAYS' });
    expect(await used('STANDARD', '2026-11-18T05:00:00.000Z')).toEqual({ amount: 0, unit: 'WORKING_DAYS' });
  });

  it('refuses an end before the start, in every unit', async () => {
    for (const step of ['A1', 'A3', 'STANDARD']) {
      const { errors } = await preview({
        step,
        startedAt: '2026-11-18T05:00:00.000Z',
        endedAt: '2026-11-18T04:59:59.999Z',
      });
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'VALIDATION_FAILED',
        fields: [{ path: 'endedAt', code: 'END_BEFORE_START' }],
      });
    }
  });

  it('does not know an office that there is not, or that is no key at all', async () => {
    for (const unknown of ['0190b0a0-0000-7000-8000-000000000000', 'AKS', '']) {
      const { errors } = await preview({
        step: 'A1',
        startedAt: '2026-11-18T05:00:00.000Z',
        office: unknown,
      });
      expect(errors?.[0]?.extensions.code, unknown).toBe('NOT_FOUND');
    }
  });

  it('refuses moments outside the years of the calendar, also where only the due time lies there', async () => {
    for (const [time, step, year] of [
      ['2015-06-01T05:00:00.000Z', 'A1', 2015],
      ['2011-06-01T05:00:00.000Z', 'A3', 2011],
      ['2014-12-29T05:00:00.000Z', 'STANDARD', 2015],
      ['2031-01-03T05:00:00.000Z', 'STANDARD_AKIM', 2031],
    ] as const) {
      const { errors, data } = await at(time, step);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'CALENDAR_YEAR_MISSING', year });
      expect(data?.deadlinePreview).toBeUndefined();
    }
  });

  it('refuses what is no moment and no limit as bad input', async () => {
    expect((await at('yesterday')).errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
    expect((await at('2026-11-18T05:00:00.000Z', 'A7')).errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
  });
});
