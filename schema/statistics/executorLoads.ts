import type { GraphQLResolveInfo } from 'graphql';
import type { Absence, Office, User } from '../../prisma/client.ts';
import { Prisma } from '../../prisma/client.ts';
import { AbsenceType } from '../absences/Absence.ts';
import { absencesOf } from '../absences/absencesOf.ts';
import { officesReadWhole } from '../access/caseScope.ts';
import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { absencesAsAsked, officesAsAsked, present, usersAsAsked } from '../asAsked.ts';
import { builder } from '../builder.ts';
import { dueBounds } from '../cases/dueState.ts';
import type { Context } from '../context.ts';
import { localDay } from '../deadlines/zone.ts';
import { OfficeType } from '../offices/Office.ts';
import { isOneOf } from '../rawSql.ts';
import { UserType } from '../users/User.ts';
import type { DueCounts } from './dueCounts.ts';
import { caseIsOpen, dueCounts } from './dueCounts.ts';

const READERS = ['HEAD', 'OVERSEER'] as const;

interface ExecutorLoad extends DueCounts {
  readonly user: User;
  readonly office: Office;
  readonly absences: Absence[];
  readonly absentNow: boolean;
}

const ExecutorLoadType = builder.objectRef<ExecutorLoad>('ExecutorLoad').implement({
  description: "What lies on an executor's desk: the open cases that name him, by due state.",
  fields: (t) => ({
    user: t.expose('user', { type: UserType, description: 'The executor.' }),
    office: t.expose('office', { type: OfficeType, description: 'Where he works.' }),
    open: t.exposeInt('open', { description: 'All of them, also those without a due time.' }),
    late: t.exposeInt('late', { description: 'Past their due time.' }),
    today: t.exposeInt('today', { description: 'Due later today.' }),
    thisWeek: t.exposeInt('thisWeek', { description: 'Due after today, until Sunday.' }),
    later: t.exposeInt('later', { description: 'Due after Sunday.' }),
    absences: t.expose('absences', {
      type: [AbsenceType],
      description: 'From today on, the earliest first.',
    }),
    absentNow: t.exposeBoolean('absentNow', { description: 'Whether he is away today.' }),
  }),
});

builder.queryField('executorLoads', (t) =>
  t.field({
    type: [ExecutorLoadType],
    description:
      'The executors of the departments that the caller oversees, and whoever else still has cases there: HEAD his own, OVERSEER each of his.',
    directives: hasRole(...READERS),
    resolve: (_root, _args, context, info) => executorLoads(context, info),
  }),
);

type LoadRow = DueCounts & { readonly id: string; readonly officeId: string };

async function executorLoads(context: Context, info: GraphQLResolveInfo): Promise<ExecutorLoad[]> {
  const offices = officesReadWhole(requireRole(context.actor, READERS), 'OVERSEES');
  const now = context.now();
  const rows = await context.db.$queryRaw<LoadRow[]>`
    SELECT u.id, u."officeId", ${dueCounts(dueBounds(now))}
    FROM app_user u
    JOIN office o ON o.id = u."officeId"
    LEFT JOIN "case" c ON c."executorId" = u.id AND ${caseIsOpen()}
    WHERE ${isOneOf(Prisma.sql`o.id`, offices)}
    GROUP BY u.id, o.id
    HAVING count(c.id) > 0 OR (u.active AND 'EXECUTOR' = ANY(u.roles))
    ORDER BY o."nameKk", o.id, u.surname, u."givenName", u.id`;
  const ids = rows.map(({ id }) => id);
  const today = localDay(now);
  const absences = await absencesOf(context.db, ids, today, null);
  const [users, byOffice, shown] = [
    await usersAsAsked(context, info, ids),
    await officesAsAsked(
      context,
      info,
      rows.map(({ officeId }) => officeId),
    ),
    await absencesAsAsked(
      context,
      info,
      [...absences.values()].flatMap((list) => list.map(({ id }) => id)),
    ),
  ];
  return rows.map(({ id, officeId, ...counts }) => ({
    ...counts,
    user: present(users, id),
    office: present(byOffice, officeId),
    absences: shown.get(id) ?? [],
    absentNow: (absences.get(id) ?? []).some(({ fromDate }) => fromDate <= today),
  }));
}
