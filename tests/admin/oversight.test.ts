import { describe, expect, it } from 'vitest';
import { REASSIGNABLE } from '../../admin/cases/reassignable.ts';
import { caseListLink } from '../../admin/oversight/caseListLink.ts';
import { durationWords } from '../../admin/oversight/durationWords.ts';
import { PERIODS, periodOf } from '../../admin/oversight/period.ts';
import { suggestionWords } from '../../admin/oversight/suggestionWords.ts';
import { i18nProvider } from '../../admin/providers/i18nProvider.ts';
import { problemOfValue } from '../../admin/providers/problem.ts';
import { problemWords } from '../../admin/providers/problemWords.ts';
import { STEPS } from '../../schema/cases/workflow/transitions.ts';

const inLanguage = async (locale: string) => {
  await i18nProvider.changeLocale(locale);
  return i18nProvider.translate;
};

describe('the rows that may be given to another executor at once', () => {
  it('are those of the states from which the transition table lets a case change hands', () => {
    expect([...REASSIGNABLE].sort()).toEqual([...STEPS.reassignExecutor.from].sort());
  });
});

describe('the spans of the statistics', () => {
  const span = (code: (typeof PERIODS)[number], today: string) =>
    Object.values(periodOf(code, today)).join(' ');

  it('are whole months, quarters and years around today, or the ones before', () => {
    expect(PERIODS.map((code) => span(code, '2026-11-22'))).toEqual([
      '2026-11-01 2026-11-30',
      '2026-10-01 2026-10-31',
      '2026-10-01 2026-12-31',
      '2026-07-01 2026-09-30',
      '2026-01-01 2026-12-31',
      '2025-01-01 2025-12-31',
    ]);
  });

  it('reach back over the turn of the year, and know a leap year', () => {
    expect(span('LAST_MONTH', '2027-01-01')).toBe('2026-12-01 2026-12-31');
    expect(span('LAST_QUARTER', '2027-03-31')).toBe('2026-10-01 2026-12-31');
    expect(span('LAST_MONTH', '2028-03-31')).toBe('2028-02-01 2028-02-29');
  });
});

describe('the time used', () => {
  it('is told in hours and minutes, in days and nights, or in working days of eight hours', async () => {
    const t = await inLanguage('ru');
    expect(durationWords(t, 12.5, 'WORKING_MINUTES')).toBe('13 мин');
    expect(durationWords(t, 130, 'WORKING_MINUTES')).toBe('2 ч 10 мин');
    expect(durationWords(t, 45, 'CALENDAR_DAYS')).toBe('45 мин');
    expect(durationWords(t, 3 * 1440 + 245, 'CALENDAR_DAYS')).toBe('3 суток 4 ч');
    expect(durationWords(t, 1430, 'CALENDAR_DAYS')).toBe('1 сутки');
    expect(durationWords(t, 5 * 480, 'WORKING_DAYS')).toBe('5 рабочих дней');
    expect(durationWords(t, 470, 'WORKING_DAYS')).toBe('1 рабочий день');
    expect(durationWords(t, 0, 'WORKING_DAYS')).toBe('0 мин');
    expect(durationWords(await inLanguage('kk'), 2 * 480 + 60, 'WORKING_DAYS')).toBe('2 жұмыс күні 1 сағ');
  });
});

describe('the reason of a suggestion', () => {
  it('names the numbers of the suggested and of the next', async () => {
    const t = await inLanguage('ru');
    const words = (code: string, params: Record<string, unknown>) => suggestionWords(t, { code, params });
    expect(words('FEWEST_LATE', { chosen: 0, next: 2, present: 3 })).toBe(
      'Меньше всех просроченных дел: 0; у следующего 2.',
    );
    expect(words('FEWEST_DUE', { chosen: 1, next: 4, until: '2026-11-27T13:00:00.000Z' })).toBe(
      'Меньше всех дел со сроком до 27.11.2026: 1; у следующего 4.',
    );
    expect(
      words('LONGEST_WITHOUT', { chosen: '2026-11-02T20:00:00.000Z', next: '2026-11-05T05:00:00.000Z' }),
    ).toBe('Дольше всех без нового дела: с 03.11.2026; следующий с 05.11.2026.');
    expect(words('LONGEST_WITHOUT', { chosen: null, next: '2026-11-05T05:00:00.000Z' })).toContain(
      '05.11.2026',
    );
    expect(words('ONLY_ONE_PRESENT', {})).toMatch(/нет на месте/);
    expect(words('A_LATER_CODE', {})).toBe('');
  });
});

describe('the way from a count to its cases', () => {
  it('holds codes and keys and nothing else', () => {
    const link = new URL(caseListLink({ due: ['LATE'], officeId: ['x'] }), 'http://localhost');
    expect(link.pathname).toBe('/cases');
    expect(JSON.parse(link.searchParams.get('filter') ?? '')).toEqual({ due: ['LATE'], officeId: ['x'] });
  });
});

describe('a problem that comes as a value', () => {
  it('has the same words as the error would have', async () => {
    const t = await inLanguage('en');
    const refused = { transition: 'reassignExecutor', refusal: { code: 'SAME_EXECUTOR', params: {} } };
    expect(problemWords(t, problemOfValue({ code: 'TRANSITION_REFUSED', params: refused }))).toBe(
      'This person already is the executor. Choose somebody else.',
    );
    const stale = {
      by: 'Оспанова А.',
      at: '2026-11-18T05:00:00.000Z',
      transition: 'completeCheck',
      version: 5,
    };
    expect(problemWords(t, problemOfValue({ code: 'STALE_VERSION', params: stale }))).toContain(
      'Оспанова А.',
    );
    expect(problemWords(t, problemOfValue({ code: 'NOT_FOUND', params: null }))).toMatch(/no such record/);
  });
});
