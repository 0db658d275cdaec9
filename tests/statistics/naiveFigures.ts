import { type CaseStatus, LimitCode } from '../../prisma/client.ts';
import { naiveDate, naivePercentile } from '../oversight/naiveStatistics.ts';
import type { World } from '../support/world.ts';

/** Every case with all that its figures follow from. */
export const allFacts = (world: World) =>
  world.db.case.findMany({
    include: {
      office: { select: { district: true } },
      clocks: { include: { limit: { select: { unit: true } } } },
      notices: true,
    },
  });

/** A case with its clocks and notices. */
export type Facts = Awaited<ReturnType<typeof allFacts>>[number];

const DAY = 86_400_000;
const dayOf = (at: Date): string => naiveDate(at.getTime());
const days = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

/** The key of a case under a grouping, as an answer shows it. */
export function naiveKey(grouping: string, { office, ...facts }: Facts): string | null {
  const day = dayOf(facts.receivedAt);
  switch (grouping) {
    case 'OFFICE':
      return facts.officeId;
    case 'DISTRICT':
      return office.district;
    case 'EXECUTOR':
      return facts.executorId;
    case 'STATUS':
      return facts.status;
    case 'OUTCOME':
      return facts.outcome;
    case 'CHANNEL':
      return facts.channel;
    case 'MONTH':
      return `${day.slice(0, 7)}-01`;
    case 'WEEK': {
      const monday = days(day) - ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7);
      return new Date(monday * DAY).toISOString().slice(0, 10);
    }
    default:
      return day;
  }
}

const FINAL: readonly CaseStatus[] = ['DELIVERED', 'CANCELLED'];
const AGES = [0, 7, 14, 31, 62, Number.POSITIVE_INFINITY];
const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

function punctuality(clocks: readonly Facts['clocks'][number][]) {
  const ended = clocks.filter(({ endedAt }) => endedAt !== null).length;
  const late = clocks.filter(({ endedAt, dueAt }) => endedAt !== null && endedAt > dueAt).length;
  return { ended, onTime: ended - late, late, share: share(ended - late, ended) };
}

/** The figures of some cases at a moment, counted by hand. */
export function naiveFigures(cases: readonly Facts[], now: Date) {
  const clocks = cases.flatMap((facts) => facts.clocks).filter(({ cancelled }) => !cancelled);
  const notices = cases.flatMap((facts) => facts.notices);
  const signed = notices.filter(({ signedAt }) => signedAt !== null);
  const refusals = signed.filter(({ kind }) => kind === 'REFUSAL');
  const returns = notices.filter(({ returnedAt }) => returnedAt !== null).length;
  const submitted = new Set(notices.map(({ caseId }) => caseId)).size;
  const open = cases.filter(({ status }) => !FINAL.includes(status));
  const ages = open.map(({ receivedAt }) => days(dayOf(now)) - days(dayOf(receivedAt)));
  const count = (channel: string) => cases.filter((facts) => facts.channel === channel).length;
  const grounds = [...new Set(refusals.flatMap((notice) => notice.grounds))].sort();
  return {
    suppressed: false,
    cases: cases.length,
    people: new Set(cases.map(({ applicantId }) => applicantId)).size,
    onTime: punctuality(clocks.filter(({ code }) => code.startsWith('STANDARD'))),
    clocks: Object.values(LimitCode).flatMap((step) => {
      const own = clocks.filter(({ code }) => code === step);
      const [first] = own;
      if (!first) return [];
      const used = own.flatMap(({ usedMinutes }) => usedMinutes ?? []);
      const running = own.filter(({ endedAt }) => endedAt === null);
      return {
        step,
        unit: first.limit.unit,
        ...punctuality(own),
        median: naivePercentile(used, 0.5),
        p90: naivePercentile(used, 0.9),
        running: running.length,
        runningLate: running.filter(({ dueAt }) => dueAt <= now).length,
      };
    }),
    notices: {
      submitted,
      signed: signed.length,
      assignments: signed.length - refusals.length,
      refusals: refusals.length,
      refusalShare: share(refusals.length, signed.length),
      returns,
      returnsPerNotice: share(returns, submitted),
      grounds: grounds.map((ground) => {
        const given = refusals.filter((notice) => notice.grounds.includes(ground)).length;
        return { ground, count: given, share: share(given, refusals.length) };
      }),
    },
    backlog: {
      open: open.length,
      late: open.filter(({ dueAt }) => dueAt !== null && dueAt <= now).length,
      oldestReceivedAt: open.map(({ receivedAt }) => receivedAt.toISOString()).sort()[0] ?? null,
      medianAgeDays: naivePercentile(ages, 0.5),
      p90AgeDays: naivePercentile(ages, 0.9),
      ages: AGES.slice(0, -1).map((fromDays, index) => {
        const until = AGES[index + 1] ?? 0;
        return {
          fromDays,
          toDays: Number.isFinite(until) ? until : null,
          count: ages.filter((age) => age >= fromDays && age < until).length,
        };
      }),
    },
    intake: [
      { channel: 'DEPARTMENT', count: count('DEPARTMENT') },
      { channel: 'AKIM', count: count('AKIM') },
    ],
  };
}
