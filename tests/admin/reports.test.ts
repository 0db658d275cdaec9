import { describe, expect, it } from 'vitest';
import { endOfDay, formatDate, formatNumber } from '../../admin/i18n/format.ts';
import { i18nProvider } from '../../admin/providers/i18nProvider.ts';
import type { Speech } from '../../admin/reports/cells.ts';
import { csvText } from '../../admin/reports/csv.ts';
import { officesFigure } from '../../admin/reports/figures/offices.ts';
import { decisionFigure, intakeFigure, onTimeFigure, spansOf } from '../../admin/reports/figures/overTime.ts';
import { stepsFigure } from '../../admin/reports/figures/steps.ts';
import { daysProblem, readReport, reportAddress } from '../../admin/reports/reportState.ts';
import { csvParts } from '../../server/exports/csv.ts';

const TODAY = '2026-11-27';

const speechOf = async (locale: string): Promise<Speech> => {
  await i18nProvider.changeLocale(locale);
  const t = i18nProvider.translate;
  return {
    t,
    locale,
    term: (group, code) => t(`terms.${group}.${code}`, { _: code }),
    number: (value) => formatNumber(locale, value),
    date: formatDate,
    office: ({ nameKk, nameRu }) => (locale === 'kk' ? nameKk : (nameRu ?? nameKk)),
  };
};

describe('the address of a report', () => {
  const addresses = [
    '?period=LAST_QUARTER&by=WEEK',
    '?from=2026-02-03&to=2026-03-04&by=DAY&office=a1%2Cb2&asOf=2026-09-30',
    '?period=YEAR&by=MONTH&asOf=2024-02-29',
  ];

  it.each(addresses)('%s says the same when it was read and written', (address) => {
    expect(reportAddress(readReport(address, TODAY))).toBe(address);
  });

  it('lays a period around the day as of which the report is made', () => {
    const { from, to } = readReport('?period=QUARTER&asOf=2025-05-20', TODAY);
    expect([from, to]).toEqual(['2025-04-01', '2025-06-30']);
  });

  it.each([
    ['a day that is none', '?from=2026-02-30&to=2026-03-04'],
    ['days in the wrong order', '?from=2026-03-04&to=2026-03-03'],
    ['days without end', '?from=1900-01-01&to=2026-03-03'],
    ['a period that is none', '?period=CENTURY'],
    ['a moment to come', '?asOf=2026-11-27'],
    ['an office that is no key', '?office=%22%3E%3Cscript%3E'],
    ['a span too fine for a year', '?by=DAY'],
  ])('takes the usual instead of %s', (_what, address) => {
    expect(readReport(address, TODAY)).toEqual(readReport('', TODAY));
  });

  it('is refused in words when the days make no sense together', () => {
    expect(daysProblem({ from: '2026-02-02', to: '2026-02-01' })?.code).toBe('END_BEFORE_START');
    expect(daysProblem({ from: '1990-02-02', to: '2026-02-01' })?.code).toBe('TOO_MANY_DAYS');
    expect(daysProblem({ from: '2026-02-02', to: '2026-02-02' })).toBeNull();
  });
});

describe('the moment as of which a report is made', () => {
  it('is the end of the day at the offices, before and after their clocks were changed', () => {
    expect(endOfDay('2024-02-28')).toBe('2024-02-28T17:59:59.999Z');
    // That night the hour before midnight came twice.
    expect(endOfDay('2024-02-29')).toBe('2024-02-29T18:59:59.999Z');
    expect(endOfDay('2026-11-26')).toBe('2026-11-26T18:59:59.999Z');
  });
});

const group = (given: object) => ({
  suppressed: false,
  cases: 12,
  intake: [
    { channel: 'DEPARTMENT' as const, count: 9 },
    { channel: 'AKIM' as const, count: 3 },
  ],
  onTime: { ended: 10, onTime: 9, late: 1, share: 0.9 },
  notices: { submitted: 10, signed: 10, assignments: 8, refusals: 2, returns: 1, returnsPerNotice: 0.1 },
  month: null,
  week: null,
  day: null,
  ...given,
});
const KEPT_BACK = { suppressed: true, cases: null, intake: null, onTime: null, notices: null };
const overTime = {
  asOf: '2026-11-27T05:00:00.000Z',
  groups: [group({ month: '2026-08-01' }), group({ month: '2026-10-01', ...KEPT_BACK })],
  total: group({ cases: 14 }),
};
const state = readReport('?from=2026-08-05&to=2026-12-31&by=MONTH', TODAY);
const texts = (rows: readonly { readonly cells: readonly { readonly text: string }[] }[]) =>
  rows.map(({ cells }) => cells.map(({ text }) => text).join(' | '));

describe('the table behind a chart over time', () => {
  it('has every month up to now: a zero where nothing came in, words where people are too few', async () => {
    const spans = spansOf(overTime, state, await speechOf('kk'), TODAY);
    const { table, chart } = intakeFigure(spans);
    expect(texts(table.rows)).toEqual([
      '2026 ж. тамыз | 9 | 3 | 12',
      '2026 ж. қыркүйек | 0 | 0 | 0',
      '2026 ж. қазан | 5 адамнан аз | 5 адамнан аз | 5 адамнан аз',
      '2026 ж. қараша | 0 | 0 | 0',
      'Барлығы | 9 | 3 | 14',
    ]);
    expect(chart.series.map(({ bars }) => bars.map(({ length }) => length))).toEqual([
      [9, 0, null, 0],
      [3, 0, null, 0],
    ]);
    expect(chart.categories).toEqual(['08.2026', '09.2026', '10.2026', '11.2026']);
  });

  it('tells decisions and what is not decided, and no share of nothing', async () => {
    const spans = spansOf(overTime, state, await speechOf('ru'), TODAY);
    expect(texts(decisionFigure(spans).table.rows)[0]).toBe('август 2026 г. | 8 | 2 | 2');
    expect(texts(onTimeFigure(spans).table.rows).slice(0, 3)).toEqual([
      'август 2026 г. | 10 | 1 | 90 %',
      'сентябрь 2026 г. | 0 | 0 | —',
      'октябрь 2026 г. | менее 5 человек | менее 5 человек | менее 5 человек',
    ]);
  });
});

describe('the departments', () => {
  it('stand with the worst first, and those kept back last', async () => {
    const office = (id: string) => ({ id, code: id, kind: 'DEPARTMENT' as const, nameKk: id, nameRu: null });
    const onTime = (share: number | null) => ({ ended: share === null ? 0 : 10, onTime: 5, late: 5, share });
    const { table } = officesFigure(
      {
        groups: [
          { office: office('kept'), ...KEPT_BACK },
          { office: office('good'), suppressed: false, cases: 10, onTime: onTime(1) },
          { office: office('none'), suppressed: false, cases: 1, onTime: onTime(null) },
          { office: office('bad'), suppressed: false, cases: 10, onTime: onTime(0.5) },
        ],
        total: { suppressed: false, cases: 25, onTime: onTime(0.75) },
      },
      await speechOf('en'),
    );
    expect(table.rows.map(({ cells }) => cells[0]?.text)).toEqual([
      'bad',
      'good',
      'kept',
      'none',
      'All together',
    ]);
  });
});

describe('the steps', () => {
  const clock = { ended: 20, onTime: 15, late: 5, share: 0.75 };
  const total = {
    suppressed: false,
    cases: 20,
    notices: null,
    clocks: [
      { ...clock, step: 'A4' as const, unit: 'CALENDAR_DAYS' as const, median: 1440, p90: 4320 },
      { ...clock, step: 'A1' as const, unit: 'WORKING_MINUTES' as const, median: 15, p90: null },
      { ...clock, step: 'STANDARD' as const, unit: 'CALENDAR_DAYS' as const, median: 1, p90: 1 },
    ],
  };
  const limit = (
    code: 'A1' | 'A4',
    unit: 'WORKING_MINUTES' | 'CALENDAR_DAYS',
    amount: number,
    from: string,
  ) => ({
    code,
    unit,
    limit: amount,
    validFrom: from,
  });

  it('are told in their own units, and drawn as percent of the limit in force on the day', async () => {
    const limits = [
      limit('A1', 'WORKING_MINUTES', 30, '2013-01-01'),
      limit('A1', 'WORKING_MINUTES', 60, '2027-01-01'),
      limit('A4', 'CALENDAR_DAYS', 2, '2013-01-01'),
    ];
    const { table, chart } = stepsFigure(total, limits, TODAY, await speechOf('en'));
    expect(texts(table.rows).map((row) => row.split(' | ').slice(1, 4))).toEqual([
      ['30 working minutes', '15 min', '—'],
      ['2 calendar days', '1 day', '3 days'],
    ]);
    expect(chart.series.map(({ bars }) => bars.map(({ length }) => length))).toEqual([
      [50, 50],
      [null, 150],
    ]);
  });
});

describe('the file of a table', () => {
  const NASTY = [
    '=HYPERLINK("x")',
    '+1',
    '-2+3',
    '@SUM(A1)',
    '"=1+1',
    'a;=1+1',
    'a,@b',
    '0012',
    '12.5',
    '\t=1',
    '\u200b=1',
    '%1',
    '＝1',
    'Ақсу «бөлімі»; 1-үй',
    '2026-11-01',
    'line\nbreak',
    '| cmd',
    '',
  ];

  it('is what the server writes of the same cells', async () => {
    const columns = ['Office', '=a', 'c;d'].map((words) => ({ words }));
    const rows = NASTY.map((text, index) => [text, index, null]);
    async function* batches() {
      yield rows;
    }
    const parts: Uint8Array[] = [];
    for await (const part of csvParts(['Office', '=a', 'c;d'], batches())) parts.push(part);
    const ours = csvText({
      columns,
      rows: rows.map((cells, index) => ({
        key: String(index),
        cells: cells.map((value) => ({ text: '', value })),
      })),
    });
    expect(Buffer.from(ours, 'utf8').toString('utf8')).toBe(Buffer.concat(parts).toString('utf8'));
    expect(ours.startsWith('\ufeff')).toBe(true);
    expect(ours).not.toMatch(/(^|[;,"\n])=/);
  });
});
