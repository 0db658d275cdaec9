import type { PrismaClient, RefusalGround } from '../../prisma/client.ts';
import { Prisma } from '../../prisma/client.ts';
import { runOnce } from '../../prisma/prepared.ts';
import type { Chosen } from './chosenCases.ts';
import { chosenCases, hasHappened } from './chosenCases.ts';
import { groupingSets, isTotal, keyText } from './grouping.ts';

/** Whether the people behind each count are counted too, and whether there is a row of all cases together. */
export interface NoticesAsked {
  readonly peopleBehind: boolean;
  readonly total: boolean;
}

/** The notices of one group. */
export interface NoticeRow {
  readonly isTotal: boolean;
  /** See `keyText`. */
  readonly key: string;
  /** Cases for which a notice was submitted. */
  readonly submitted: number;
  readonly assignments: number;
  readonly refusals: number;
  readonly returns: number;
  readonly assignedPeople?: number;
  readonly refusedPeople?: number;
}

/** How often one ground stands in the signed refusals of a group. */
export interface GroundRow {
  readonly isTotal: boolean;
  readonly key: string;
  readonly ground: RefusalGround;
  readonly count: number;
  readonly people?: number;
}

const PEOPLE = Prisma.sql`count(DISTINCT c."applicantId")`;
const signedAs = (chosen: Chosen, kind: 'ASSIGNMENT' | 'REFUSAL'): Prisma.Sql =>
  Prisma.sql`n.kind = ${Prisma.raw(`'${kind}'`)} AND ${hasHappened(chosen, Prisma.sql`n."signedAt"`)}`;

/** Signed notices and returns of the chosen cases by group. One SQL statement. */
export function noticeFigures(db: PrismaClient, chosen: Chosen, asked: NoticesAsked): Promise<NoticeRow[]> {
  const { groupings } = chosen;
  const number = (condition: Prisma.Sql, what = Prisma.sql`count(*)`): Prisma.Sql =>
    Prisma.sql`(${what} FILTER (WHERE ${condition}))::int`;
  const columns = [
    Prisma.sql`${isTotal(groupings)} AS "isTotal", ${keyText(groupings)} AS key,
      ${number(Prisma.sql`n.version = 1`)} AS submitted,
      ${number(signedAs(chosen, 'ASSIGNMENT'))} AS assignments,
      ${number(signedAs(chosen, 'REFUSAL'))} AS refusals,
      ${number(hasHappened(chosen, Prisma.sql`n."returnedAt"`))} AS returns`,
    ...(asked.peopleBehind
      ? [
          Prisma.sql`${number(signedAs(chosen, 'ASSIGNMENT'), PEOPLE)} AS "assignedPeople",
            ${number(signedAs(chosen, 'REFUSAL'), PEOPLE)} AS "refusedPeople"`,
        ]
      : []),
  ];
  return runOnce<NoticeRow>(
    db,
    Prisma.sql`
      SELECT ${Prisma.join(columns)}
      FROM ${chosenCases(chosen)} c
      JOIN notice_version n ON n."caseId" = c.id AND ${hasHappened(chosen, Prisma.sql`n."submittedAt"`)}
      GROUP BY ${groupingSets(groupings, asked.total)}`,
  );
}

/** The grounds of the signed refusals by group (Standard cl. 16); a refusal may have several. One SQL statement. */
export function groundFigures(db: PrismaClient, chosen: Chosen, asked: NoticesAsked): Promise<GroundRow[]> {
  const { groupings } = chosen;
  const people = asked.peopleBehind ? [Prisma.sql`${PEOPLE}::int AS people`] : [];
  const columns = [
    Prisma.sql`${isTotal(groupings)} AS "isTotal", ${keyText(groupings)} AS key, ground::text AS ground,
      count(*)::int AS count`,
    ...people,
  ];
  return runOnce<GroundRow>(
    db,
    Prisma.sql`
      SELECT ${Prisma.join(columns)}
      FROM ${chosenCases(chosen)} c
      JOIN notice_version n ON n."caseId" = c.id AND ${signedAs(chosen, 'REFUSAL')}
      CROSS JOIN unnest(n.grounds) ground
      GROUP BY ${groupingSets(groupings, asked.total, [Prisma.sql`ground`])}
      ORDER BY ground`,
  );
}
