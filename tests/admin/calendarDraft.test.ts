import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loggedChange } from '../../admin/calendar/changes/loggedChange.ts';
import { dayChange, dayForm, isStored, NOTHING } from '../../admin/calendar/draft/dayForm.ts';
import {
  changeCount,
  changeInput,
  changeKeys,
  type DayChange,
  EMPTY_DRAFT,
  fingerprint,
  withDay,
  withHours,
  withLimit,
  without,
  withYear,
} from '../../admin/calendar/draft/draft.ts';
import { changeProblems, wholeProblems } from '../../admin/calendar/draft/draftProblems.ts';
import { limitForm, limitInput } from '../../admin/calendar/limits/limitForm.ts';
import { drawnKind } from '../../admin/calendar/year/dayMarks.ts';
import type { CalendarDayWholeFragment, TimeLimitInput } from '../../admin/generated/graphql.ts';
import { en } from '../../admin/i18n/en.ts';
import type { Problem } from '../../admin/providers/problem.ts';

const freed = (date: string): DayChange => ({
  date,
  kind: 'FREED',
  nameKk: '',
  nameRu: '',
  nameEn: '',
  source: 'Decree 1',
  expected: false,
});
const kurbanAit: DayChange = {
  date: '2031-04-02',
  kind: 'FIXED_DAY_OFF',
  nameKk: 'Құрбан айттың бірінші күні',
  nameRu: 'Первый день Курбан айта',
  nameEn: 'First day of Kurban Ait',
  source: 'Expected',
  expected: true,
};
const limit: TimeLimitInput = {
  code: 'A4',
  validFrom: '2027-01-01',
  limit: 9,
  unit: 'CALENDAR_DAYS',
  firstDayCounts: false,
  rollsForward: true,
  remindAtPercent: 80,
  headAfter: 0,
  overseerAfter: 480,
  source: 'Regulation app. 5',
};
const office = { id: 'o1', code: 'AKS', kind: 'DEPARTMENT', nameKk: 'Ақсу', nameRu: null } as const;
const hours = { opensAt: 480, lunchFrom: 720, lunchTo: 780, closesAt: 1020 };

describe('a draft', () => {
  it('keeps the revision upon which its first change was made', () => {
    const draft = withDay(withDay(EMPTY_DRAFT, freed('2027-05-03'), 4), freed('2027-05-10'), 5);
    expect(draft.revision).toBe(4);
    expect(changeCount(draft)).toBe(2);
  });

  it('changes a day, a limit and an office once: the later change stands in the place of the earlier', () => {
    let draft = withDay(EMPTY_DRAFT, freed('2027-05-03'), 1);
    draft = withDay(draft, freed('2027-05-10'), 1);
    draft = withDay(draft, { ...freed('2027-05-03'), source: 'Decree 2' }, 1);
    draft = withLimit(withLimit(draft, limit, 1), { ...limit, limit: 8 }, 1);
    draft = withHours(withHours(draft, { office, hours }, 1), { office, hours: null }, 1);
    expect(draft.days.map(({ date, source }) => `${date} ${source}`)).toEqual([
      '2027-05-03 Decree 2',
      '2027-05-10 Decree 1',
    ]);
    expect(draft.limits.map((one) => one.limit)).toEqual([8]);
    expect(draft.hours).toEqual([{ office, hours: null }]);
  });

  it('has two versions of one limit when they begin on two days', () => {
    const draft = withLimit(withLimit(EMPTY_DRAFT, limit, 1), { ...limit, validFrom: '2028-01-01' }, 1);
    expect(changeCount(draft)).toBe(2);
  });

  it('counts a year and its first day of Kurban Ait as one change, and undoes them as one', () => {
    const draft = withYear(withDay(EMPTY_DRAFT, freed('2027-05-03'), 1), kurbanAit, 1);
    expect(changeKeys(draft)).toEqual([
      { part: 'openYears', year: 2031 },
      { part: 'days', date: '2027-05-03' },
    ]);
    const left = without(draft, { part: 'openYears', year: 2031 });
    expect(left.openYears).toEqual([]);
    expect(left.days).toEqual([freed('2027-05-03')]);
  });

  it('opens a year once: another date of Kurban Ait takes the place of the first', () => {
    const draft = withYear(withYear(EMPTY_DRAFT, kurbanAit, 1), { ...kurbanAit, date: '2031-04-03' }, 1);
    expect(draft.openYears).toEqual([2031]);
    expect(draft.days.map(({ date }) => date)).toEqual(['2031-04-03']);
  });

  it('is empty again, with no revision, when its last change is undone', () => {
    const full = withHours(
      withLimit(withDay(EMPTY_DRAFT, freed('2027-05-03'), 3), limit, 3),
      { office, hours },
      3,
    );
    const end = changeKeys(full).reduce(without, full);
    expect(end).toEqual(EMPTY_DRAFT);
  });
});

describe('the dry run of a draft', () => {
  const draft = withDay(EMPTY_DRAFT, freed('2027-05-03'), 3);

  it('is that of the same changes made again after an undo', () => {
    const again = withDay(without(draft, { part: 'days', date: '2027-05-03' }), freed('2027-05-03'), 3);
    expect(fingerprint(again)).toBe(fingerprint(draft));
  });

  it('is not that of another source, another day, or the same changes upon newer data', () => {
    const others = [
      withDay(draft, { ...freed('2027-05-03'), source: 'Decree 2' }, 3),
      withDay(draft, freed('2027-05-04'), 3),
      { ...draft, revision: 4 },
      EMPTY_DRAFT,
    ];
    for (const other of others) expect(fingerprint(other)).not.toBe(fingerprint(draft));
  });

  it('and the saving send the same but for the reason', () => {
    const { reason, ...sent } = changeInput(draft, 'Decree 1 was published');
    expect(reason).toBe('Decree 1 was published');
    expect(sent).toEqual({
      expectedRevision: 3,
      openYears: [],
      days: [{ date: '2027-05-03', kind: 'FREED', source: 'Decree 1', expected: false }],
      limits: [],
      hours: [],
    });
  });

  it('sends nothing of an entry that is taken away, and no times for the standard hours', () => {
    const gone = withDay(EMPTY_DRAFT, { ...freed('2027-05-03'), kind: null, source: '' }, 1);
    const input = changeInput(withHours(gone, { office, hours: null }, 1), '');
    expect(input.days).toEqual([{ date: '2027-05-03', kind: null }]);
    expect(input.hours).toEqual([{ officeId: 'o1' }]);
  });
});

describe('what the server refuses', () => {
  const draft = withYear(withLimit(withDay(EMPTY_DRAFT, freed('2027-05-03'), 1), limit, 1), kurbanAit, 1);
  const refused = (...paths: string[]): Problem => ({
    code: 'VALIDATION_FAILED',
    params: {},
    refusal: null,
    fields: paths.map((path) => ({ path, code: 'REQUIRED', params: {} })),
  });

  it('stands at the change that it is about, under the field’s own name', () => {
    const problem = refused('days.0.source', 'input.limits.0.limit');
    const at = (key: Parameters<typeof changeProblems>[2]) =>
      changeProblems(problem, draft, key).map(({ path }) => path);
    expect(at({ part: 'days', date: '2027-05-03' })).toEqual(['source']);
    expect(at({ part: 'limits', code: 'A4', validFrom: '2027-01-01' })).toEqual(['limit']);
    expect(at({ part: 'openYears', year: 2031 })).toEqual([]);
  });

  it('of a year’s first day of Kurban Ait stands at the year', () => {
    const key = { part: 'openYears', year: 2031 } as const;
    const paths = changeProblems(refused('days.1.date', 'openYears.0'), draft, key).map(({ path }) => path);
    expect(paths).toEqual(['date', '']);
  });

  it('is not mistaken for that of the tenth when it is about the first', () => {
    expect(
      changeProblems(refused('days.01.kind', 'days.10.kind'), draft, { part: 'days', date: '2027-05-03' }),
    ).toEqual([]);
  });

  it('stands above all when it is about the whole', () => {
    expect(wholeProblems(refused('', 'reason', 'days.0.kind')).map(({ path }) => path)).toEqual([
      '',
      'reason',
    ]);
  });
});

describe('the form of a day', () => {
  const stored: CalendarDayWholeFragment = {
    date: '2027-05-01',
    working: false,
    kind: 'HOLIDAY',
    entry: 'HOLIDAY',
    movedFrom: null,
    source: 'Law',
    expected: false,
    name: { kk: 'Бірлік', ru: 'Единство', en: 'Unity' },
  };
  const moved: CalendarDayWholeFragment = {
    ...stored,
    date: '2027-05-03',
    kind: 'MOVED_HOLIDAY',
    entry: null,
    movedFrom: '2027-05-01',
  };

  it('opens with what is stored, and saved as it is it changes nothing', () => {
    const form = dayForm(stored, undefined);
    expect(form).toMatchObject({ kind: 'HOLIDAY', nameRu: 'Единство', source: 'Law' });
    expect(isStored(stored, dayChange(stored.date, form))).toBe(true);
  });

  it('of a day that only receives a moved holiday is empty: the entry is the holiday’s own', () => {
    expect(dayForm(moved, undefined)).toMatchObject({ kind: NOTHING, nameRu: '', source: '' });
  });

  it('opens with the draft’s change before what is stored', () => {
    const drafted = dayChange(stored.date, { ...dayForm(stored, undefined), kind: NOTHING });
    expect(dayForm(stored, drafted)).toMatchObject({ kind: NOTHING });
    expect(isStored(stored, drafted)).toBe(false);
  });

  it('leaves behind what its kind does not have', () => {
    const typed = { ...dayForm(stored, undefined), expected: true, source: ' Decree 1 ' };
    expect(dayChange(stored.date, { ...typed, kind: 'FREED' })).toEqual(freed('2027-05-01'));
    expect(dayChange(stored.date, { ...typed, kind: NOTHING })).toMatchObject({
      kind: null,
      nameKk: '',
      source: '',
    });
  });

  it('shows a drafted day as it will be: a day without an entry as its weekday makes it', () => {
    const gone = dayChange(stored.date, { ...dayForm(stored, undefined), kind: NOTHING });
    expect(drawnKind(stored, undefined)).toBe('HOLIDAY');
    expect(drawnKind(stored, gone)).toBe('WEEKEND');
    expect(drawnKind(moved, { ...gone, date: moved.date })).toBe('WORKING');
  });
});

describe('the form of a time limit', () => {
  it('gives back the version that it was filled in with', () => {
    expect(limitInput('A4', limitForm(limit, limit.validFrom))).toEqual(limit);
  });
});

describe('the log', () => {
  it('reads what a change really changed, and nothing where it says nothing', () => {
    expect(loggedChange({ days: [{ date: '2027-05-03', before: null, after: null }] }).days).toHaveLength(1);
    expect(loggedChange(null)).toEqual({ openYears: [], days: [], limits: [], hours: [] });
  });
});

describe('the words of refusals', () => {
  it('name every code with which the server refuses a field of a change', () => {
    const folder = join(import.meta.dirname, '../../schema/deadlines/changes');
    const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const codes = sources.flatMap((text) =>
      [...text.matchAll(/(?:custom\(|distinct\(\w+, |code: )'([A-Z_]+)'/g)].map(([, code]) => code ?? ''),
    );
    expect(codes).toEqual(expect.arrayContaining(['KURBAN_AIT_MISSING', 'NOTHING_CHANGES', 'DATE_TWICE']));
    expect(codes.filter((code) => !(code in en.problems.field))).toEqual([]);
  });
});
