import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, weekdayOf } from '../../admin/i18n/format.ts';
import { DATE_PRESETS, presetRange } from '../../admin/lists/datePresets.ts';

describe('a span of days by its name', () => {
  it.each([
    ['TODAY', '2026-11-23', '2026-11-23', '2026-11-23'],
    ['THIS_WEEK', '2026-11-23', '2026-11-23', '2026-11-29'],
    ['THIS_WEEK', '2026-11-29', '2026-11-23', '2026-11-29'],
    ['THIS_WEEK', '2026-12-31', '2026-12-28', '2027-01-03'],
    ['THIS_WEEK', '2027-01-01', '2026-12-28', '2027-01-03'],
    ['THIS_WEEK', '2026-03-01', '2026-02-23', '2026-03-01'],
    ['THIS_MONTH', '2026-11-30', '2026-11-01', '2026-11-30'],
    ['THIS_MONTH', '2028-02-10', '2028-02-01', '2028-02-29'],
    ['THIS_MONTH', '2026-12-31', '2026-12-01', '2026-12-31'],
    ['LAST_MONTH', '2026-01-01', '2025-12-01', '2025-12-31'],
    ['LAST_MONTH', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['LAST_MONTH', '2028-03-31', '2028-02-01', '2028-02-29'],
    ['LAST_MONTH', '2026-12-31', '2026-11-01', '2026-11-30'],
  ] as const)('%s on %s runs from %s to %s', (preset, today, from, to) => {
    expect(presetRange(preset, today)).toEqual({ from, to });
  });

  it('holds today, but for the last month, which ends the day before this one', () => {
    const days = fc
      .date({ min: new Date('2012-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, fc.constantFrom(...DATE_PRESETS), (today, preset) => {
        const { from, to } = presetRange(preset, today);
        if (preset === 'LAST_MONTH') {
          expect(daysBetween(to, presetRange('THIS_MONTH', today).from)).toBe(1);
          expect(from.slice(8)).toBe('01');
        } else {
          expect(from <= today && today <= to).toBe(true);
        }
        if (preset === 'THIS_WEEK') expect([weekdayOf(from), weekdayOf(to)]).toEqual([1, 7]);
      }),
    );
  });
});
