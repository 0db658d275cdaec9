import { naiveDate, naivePercentile } from '../oversight/naiveStatistics.ts';
import type { Facts } from './naiveFigures.ts';

/** The steps that a case in a state still has before it, its own first, by Appendix 5. */
const AHEAD: Readonly<Record<string, readonly string[]>> = {
  AKIM_REGISTERED: ['', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6'],
  COMMISSION_REVIEW: ['COMMISSION', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6'],
  IN_TRANSIT: ['', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6'],
  REGISTERED: ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'],
  AWAITING_RESOLUTION: ['A2', 'A3', 'A4', 'A5', 'A6'],
  ASSIGNED: ['A3', 'A4', 'A5', 'A6'],
  UNDER_REVIEW: ['A3', 'A4', 'A5', 'A6'],
  DRAFTING: ['A4', 'A5', 'A6'],
  RETURNED: ['A4', 'A5', 'A6'],
  AWAITING_SIGNATURE: ['A5', 'A6'],
  SIGNED: ['A6'],
};

const isOuter = (code: string): boolean => code.startsWith('STANDARD');

/** What is to be expected of a department's open cases at a moment, counted by hand. */
export function naiveForecast(all: readonly Facts[], officeId: string, now: Date) {
  const ended = all
    .flatMap(({ clocks }) => clocks)
    .filter(({ endedAt, cancelled, code }) => endedAt !== null && !cancelled && !isOuter(code));
  const usual = (code: string): number => {
    const spans = (clocks: typeof ended): number[] =>
      clocks.map(({ startedAt, endedAt }) => (endedAt?.getTime() ?? 0) - startedAt.getTime());
    const every = ended.filter((clock) => clock.code === code);
    const own = every.filter((clock) => clock.officeId === officeId);
    return naivePercentile(spans(own), 0.5) ?? naivePercentile(spans(every), 0.5) ?? 0;
  };
  const open = all.filter((facts) => facts.officeId === officeId && facts.status in AHEAD);
  const judged = open.flatMap(({ status, clocks }) => {
    const running = clocks.filter(({ endedAt }) => endedAt === null);
    const service = running.find(({ code }) => isOuter(code));
    if (!service) return [];
    const [own = '', ...later] = AHEAD[status] ?? [];
    const since = running.find(({ code }) => code === own)?.startedAt.getTime() ?? 0;
    const begins = Math.max(now.getTime(), since + usual(own));
    const ends = later.reduce((at, code) => at + usual(code), begins);
    return { dueAt: service.dueAt, late: service.dueAt <= now, expected: ends > service.dueAt.getTime() };
  });
  const coming = judged.filter(({ late }) => !late);
  const days = coming.map(({ dueAt }) => naiveDate(dueAt.getTime())).sort();
  return {
    open: open.length,
    lateNow: judged.length - coming.length,
    expectedLate: coming.filter(({ expected }) => expected).length,
    dueBy: [...new Set(days)].map((day) => ({ day, count: days.filter((other) => other === day).length })),
  };
}
