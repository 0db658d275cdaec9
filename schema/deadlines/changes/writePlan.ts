import type { Prisma } from '../../../prisma/client.ts';
import type { DateText, OfficeHours, TimeLimitRule } from '../types.ts';
import type { ChangePlan } from './changePlan.ts';

type Tx = Prisma.TransactionClient;

const STANDARD = { opensAt: null, lunchFrom: null, lunchTo: null, closesAt: null } as const;

/** Writes a plan into the tables of the calendar, the limits and the offices, inside the transaction of its change. */
export async function writePlan(tx: Tx, plan: ChangePlan): Promise<void> {
  // Years first: a day of a year without data is refused.
  await tx.calendarYear.createMany({ data: plan.openYears.map(({ year, source }) => ({ year, source })) });
  await writeDays(tx, plan.days);
  for (const { before, after } of plan.limits) await writeLimit(tx, before, after);
  for (const { officeId, after } of plan.hours) await writeHours(tx, officeId, after);
}

async function writeDays(tx: Tx, days: ChangePlan['days']): Promise<void> {
  await tx.calendarDay.deleteMany({ where: { date: { in: days.map(({ date }) => midnight(date)) } } });
  await tx.calendarDay.createMany({
    data: days.flatMap(({ date, after }) =>
      after === null
        ? []
        : [
            {
              date: midnight(date),
              kind: after.kind,
              nameKk: after.name?.kk ?? null,
              nameRu: after.name?.ru ?? null,
              nameEn: after.name?.en ?? null,
              source: after.source,
              expected: after.expected,
            },
          ],
    ),
  });
}

async function writeLimit(tx: Tx, before: TimeLimitRule | null, after: TimeLimitRule): Promise<void> {
  const data = { ...after, validFrom: midnight(after.validFrom) };
  if (before) await tx.timeLimit.update({ where: { id: before.id }, data, select: { id: true } });
  else await tx.timeLimit.create({ data, select: { id: true } });
}

async function writeHours(tx: Tx, officeId: string, hours: OfficeHours | null): Promise<void> {
  await tx.office.update({
    where: { id: officeId },
    data: { ...(hours ?? STANDARD), version: { increment: 1 } },
    select: { id: true },
  });
}

const midnight = (date: DateText): Date => new Date(`${date}T00:00:00Z`);
