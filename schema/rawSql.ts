import { Prisma } from '../prisma/client.ts';

/** An instant in raw SQL; without its zone the session's own would be read into it. */
export const instant = (at: Date): Prisma.Sql => Prisma.sql`${at.toISOString()}::timestamptz`;

/** The condition that a column is one of the keys; null: any. */
export const isOneOf = (column: Prisma.Sql, ids: readonly string[] | null): Prisma.Sql =>
  ids === null ? Prisma.sql`true` : Prisma.sql`${column} = ANY(${[...ids]}::uuid[])`;
