/** One year of the calendar as the law and the decrees have it; every date is yyyy-mm-dd. */
export interface CalendarYear {
  /** National and state holidays; one on a weekend frees a later working day. */
  readonly holidays: readonly string[];
  /** 7 January and the first day of Kurban Ait: days off that never move (I-32). */
  readonly fixedDaysOff: readonly string[];
  /** Weekdays that a decree made free. */
  readonly freed: readonly string[];
  /** Saturdays and Sundays that a decree made working days. */
  readonly worked: readonly string[];
}

interface HolidayRule {
  readonly days: readonly string[];
  readonly from?: number;
  readonly to?: number;
}

// Holiday law No. 267-II of 13.12.2001 with its amendments (regulation.md 3.1).
const HOLIDAY_RULES: readonly HolidayRule[] = [
  { days: ['01-01', '01-02', '03-08', '03-21', '03-22', '03-23', '05-01', '05-09', '07-06', '12-16'] },
  { days: ['05-07'], from: 2013 },
  { days: ['12-01'], from: 2012, to: 2021 },
  { days: ['12-17'], to: 2021 },
  { days: ['10-25'], from: 2022 },
  // Law No. 306-VIII of 11.06.2026 moved Constitution Day after 15 March had passed: 2026 has none.
  { days: ['08-30'], to: 2025 },
  { days: ['03-15'], from: 2027 },
];

interface AnnouncedDays {
  readonly kurbanAit: string;
  readonly freed?: readonly string[];
  readonly worked?: readonly string[];
}

// regulation.md 3.2 and 3.3; Kurban Ait from 2027 on is the astronomical date and may yet differ by a day.
const ANNOUNCED: ReadonlyMap<number, AnnouncedDays> = new Map([
  [
    2012,
    {
      kurbanAit: '10-26',
      freed: ['03-09', '04-30', '12-31'],
      worked: ['03-11', '04-28', '12-29'],
    },
  ],
  [2013, { kurbanAit: '10-15', freed: ['05-10', '10-14'], worked: ['05-04', '10-12', '12-28'] }],
  [2014, { kurbanAit: '10-04', freed: ['01-03', '05-02', '05-08'], worked: ['05-04', '05-11'] }],
  [2025, { kurbanAit: '06-06', freed: ['01-03'], worked: ['01-05'] }],
  [2026, { kurbanAit: '05-27' }],
  [2027, { kurbanAit: '05-16' }],
  [2028, { kurbanAit: '05-05' }],
  [2029, { kurbanAit: '04-24' }],
  [2030, { kurbanAit: '04-13' }],
]);

/** The calendar of a year (2012-2014 and 2025-2030; regulation.md 3.1-3.3), or null when there are no data for it. */
export function calendarYear(year: number): CalendarYear | null {
  const announced = ANNOUNCED.get(year);
  if (!announced) return null;
  const inYear = (days: readonly string[]): string[] => days.map((day) => `${year}-${day}`);
  const holidays = HOLIDAY_RULES.filter(({ from = year, to = year }) => from <= year && year <= to);
  return {
    holidays: inYear(holidays.flatMap(({ days }) => days)).sort(),
    fixedDaysOff: inYear(['01-07', announced.kurbanAit]),
    freed: inYear(announced.freed ?? []),
    worked: inYear(announced.worked ?? []),
  };
}
