import type { PrismaClient } from '../../prisma/client.ts';
import { hasRole } from '../access/directives.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { localDay } from '../deadlines/zone.ts';

/** What an administrator looks after, in counts. */
interface Administration {
  readonly activeUsers: number;
  readonly inactiveUsers: number;
  readonly neverSignedIn: number;
  readonly offices: number;
  readonly departmentsWithoutHead: number;
  readonly departmentsWithoutExecutor: number;
  readonly lastCalendarYear: number | null;
  readonly expectedDays: number;
  readonly openSessions: number;
  readonly failedSignIns: number;
}

/** How far back failed sign-ins count, in milliseconds. */
const FAILED_WITHIN = 24 * 3_600_000;

const AdministrationType = builder.objectRef<Administration>('Administration').implement({
  description: 'What an administrator looks after, in counts.',
  fields: (t) => ({
    activeUsers: t.exposeInt('activeUsers', { description: 'Users who may sign in.' }),
    inactiveUsers: t.exposeInt('inactiveUsers', { description: 'Users who may not.' }),
    neverSignedIn: t.exposeInt('neverSignedIn', { description: 'Active users who never signed in.' }),
    offices: t.exposeInt('offices', { description: 'Offices in force.' }),
    departmentsWithoutHead: t.exposeInt('departmentsWithoutHead', {
      description: 'Departments without an active head.',
    }),
    departmentsWithoutExecutor: t.exposeInt('departmentsWithoutExecutor', {
      description: 'Departments without an active executor.',
    }),
    lastCalendarYear: t.exposeInt('lastCalendarYear', {
      nullable: true,
      description: 'The last year that has calendar data.',
    }),
    expectedDays: t.exposeInt('expectedDays', {
      description: 'Entries of this year and the next that are expected, not certain.',
    }),
    openSessions: t.exposeInt('openSessions', { description: 'Open sessions.' }),
    failedSignIns: t.exposeInt('failedSignIns', { description: 'Failed sign-ins of the last 24 hours.' }),
  }),
});

builder.queryField('administration', (t) =>
  t.field({
    type: AdministrationType,
    description: 'What an administrator looks after, in counts.',
    directives: hasRole('ADMIN'),
    resolve: (_root, _args, context) => administration(context),
  }),
);

async function administration(context: Context): Promise<Administration> {
  const now = context.now();
  const [counts, openSessions, failedSignIns] = [
    await tableCounts(context.db, now),
    await context.db.session.count({ where: context.auth.openSessions() }),
    await context.db.auditEntry.count({
      where: { action: 'SIGN_IN_FAILED', at: { gt: new Date(now.getTime() - FAILED_WITHIN) } },
    }),
  ];
  return { ...counts, openSessions, failedSignIns };
}

/** What stands in the tables of people, offices and calendar, in one statement; departments are those in force today. */
async function tableCounts(
  db: PrismaClient,
  now: Date,
): Promise<Omit<Administration, 'openSessions' | 'failedSignIns'>> {
  const today = localDay(now).toISOString().slice(0, 10);
  const [row] = await db.$queryRaw<[Omit<Administration, 'openSessions' | 'failedSignIns'>]>`
    WITH people AS (
      SELECT count(*) FILTER (WHERE active)::int AS "activeUsers",
        count(*) FILTER (WHERE NOT active)::int AS "inactiveUsers",
        count(*) FILTER (WHERE active AND "lastSignInAt" IS NULL)::int AS "neverSignedIn"
      FROM app_user
    ), standing AS (
      SELECT o.kind, coalesce(bool_or('HEAD' = ANY(u.roles)), false) AS headed,
        coalesce(bool_or('EXECUTOR' = ANY(u.roles)), false) AS executing
      FROM office o
      LEFT JOIN app_user u ON u."officeId" = o.id AND u.active
      WHERE o."validFrom" <= ${today}::date AND (o."validTo" IS NULL OR o."validTo" >= ${today}::date)
      GROUP BY o.id
    ), places AS (
      SELECT count(*)::int AS offices,
        count(*) FILTER (WHERE kind = 'DEPARTMENT' AND NOT headed)::int AS "departmentsWithoutHead",
        count(*) FILTER (WHERE kind = 'DEPARTMENT' AND NOT executing)::int AS "departmentsWithoutExecutor"
      FROM standing
    )
    SELECT people.*, places.*, (SELECT max(year) FROM calendar_year) AS "lastCalendarYear",
      (SELECT count(*)::int FROM calendar_day
        WHERE expected AND extract(year FROM date) - extract(year FROM ${today}::date) IN (0, 1)) AS "expectedDays"
    FROM people, places`;
  return row;
}
