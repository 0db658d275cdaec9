import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { Absence, Office, User } from '../prisma/client.ts';
import type { Context } from './context.ts';

// What a list's rows refer to is read for the whole list: resolving each row would take a statement a row.

/** The offices with all that the caller asked of the field `office` of a list, or of one deeper in it, by key. */
export async function officesAsAsked(
  context: Context,
  info: GraphQLResolveInfo,
  ids: readonly string[],
  path = ['office'],
): Promise<ReadonlyMap<string, Office>> {
  const { select } = queryFromInfo({ context, info, path, select: { id: true } });
  const offices = await context.db.office.findMany({ select, where: { id: { in: [...new Set(ids)] } } });
  return new Map(offices.map((office) => [office.id, office as unknown as Office]));
}

/** The users with all that the caller asked of the field `user` of a list, or of another, by key. */
export async function usersAsAsked(
  context: Context,
  info: GraphQLResolveInfo,
  ids: readonly string[],
  path = ['user'],
): Promise<ReadonlyMap<string, User>> {
  const { select } = queryFromInfo({ context, info, path, select: { id: true } });
  const users = await context.db.user.findMany({ select, where: { id: { in: [...new Set(ids)] } } });
  return new Map(users.map((user) => [user.id, user as unknown as User]));
}

/** The absences with all that the caller asked of the field `absences` of a list, by user, the earliest first. */
export async function absencesAsAsked(
  context: Context,
  info: GraphQLResolveInfo,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Absence[]>> {
  const { select } = queryFromInfo({
    context,
    info,
    path: ['absences'],
    select: { id: true, userId: true },
  });
  const rows = await context.db.absence.findMany({
    select,
    where: { id: { in: [...ids] } },
    orderBy: [{ fromDate: 'asc' }, { id: 'asc' }],
  });
  const byUser = new Map<string, Absence[]>();
  for (const row of rows)
    byUser.set(row.userId, [...(byUser.get(row.userId) ?? []), row as unknown as Absence]);
  return byUser;
}

/** The value of a key that must be there, having been read by that key; throws where it is not. */
export function present<Value>(values: ReadonlyMap<string, Value>, key: string): Value {
  const value = values.get(key);
  if (value === undefined) throw new Error('A row that was counted is no longer there.');
  return value;
}
