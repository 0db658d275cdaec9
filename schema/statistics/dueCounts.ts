import { Prisma } from '../../prisma/client.ts';
import type { DueBounds } from '../cases/dueState.ts';
import { OPEN_STATES } from '../cases/workflow/states.ts';
import { instant } from '../rawSql.ts';

/** How many open cases stand in each due state; `open` counts those without a due time too. */
export interface DueCounts {
  readonly open: number;
  readonly late: number;
  readonly today: number;
  readonly thisWeek: number;
  readonly later: number;
}

/** The columns of {@link DueCounts} over the cases `c` of a group: what `dueStateOf` says of each. */
export const dueCounts = ({ now, tomorrow, nextMonday }: DueBounds): Prisma.Sql => Prisma.sql`
  count(c.id)::int AS open,
  count(c.id) FILTER (WHERE c."dueAt" <= ${instant(now)})::int AS late,
  count(c.id) FILTER (WHERE c."dueAt" > ${instant(now)} AND c."dueAt" < ${instant(tomorrow)})::int AS today,
  count(c.id) FILTER (WHERE c."dueAt" >= ${instant(tomorrow)} AND c."dueAt" < ${instant(nextMonday)})::int AS "thisWeek",
  count(c.id) FILTER (WHERE c."dueAt" >= ${instant(nextMonday)})::int AS later`;

/** The condition that the case `c` is open. */
export const caseIsOpen = (): Prisma.Sql => Prisma.sql`c.status = ANY(${[...OPEN_STATES]}::"CaseStatus"[])`;
