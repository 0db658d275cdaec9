import type { GraphQLResolveInfo } from 'graphql';
import { officesAsAsked, present, usersAsAsked } from '../asAsked.ts';
import type { Context } from '../context.ts';
import { fieldsAsked } from '../fieldsAsked.ts';
import type { StatisticsGroup } from './CaseStatisticsType.ts';
import type { Grouping } from './grouping.ts';
import { keysIn } from './grouping.ts';

/** The keys of a group as an answer shows them. */
export type GroupKeys = Pick<
  StatisticsGroup,
  'office' | 'district' | 'executor' | 'status' | 'outcome' | 'channel' | 'month' | 'week' | 'day'
>;

/** The keys of all cases together, and of a group by nothing. */
export const NO_KEYS: GroupKeys = {
  office: null,
  district: null,
  executor: null,
  status: null,
  outcome: null,
  channel: null,
  month: null,
  week: null,
  day: null,
};

/** The keys of groups by their {@link keyText}; offices and executors with all that was asked of them. */
export async function groupKeys(
  context: Context,
  info: GraphQLResolveInfo,
  groupings: readonly Grouping[],
  texts: readonly string[],
): Promise<ReadonlyMap<string, GroupKeys>> {
  const valuesOf = (grouping: Grouping): string[] => {
    const place = groupings.indexOf(grouping);
    return place < 0 ? [] : texts.flatMap((key) => keysIn(key)[place] ?? []);
  };
  const asked = fieldsAsked(info, 'groups');
  const offices = asked.has('office')
    ? await officesAsAsked(context, info, valuesOf('OFFICE'), ['groups', 'office'])
    : null;
  const users = asked.has('executor')
    ? await usersAsAsked(context, info, valuesOf('EXECUTOR'), ['groups', 'executor'])
    : null;
  const day = (key: string | null) => key && new Date(`${key}T00:00:00.000Z`);
  const shown = (grouping: Grouping, key: string | null): Partial<Record<keyof GroupKeys, unknown>> => {
    switch (grouping) {
      case 'OFFICE':
        return { office: offices && key && present(offices, key) };
      case 'EXECUTOR':
        return { executor: users && key && present(users, key) };
      case 'MONTH':
        return { month: day(key) };
      case 'WEEK':
        return { week: day(key) };
      case 'DAY':
        return { day: day(key) };
      default:
        return { [grouping.toLowerCase()]: key };
    }
  };
  return new Map(
    texts.map((text) => {
      const keys = keysIn(text);
      const named = groupings.map((grouping, index) => shown(grouping, keys[index] ?? null));
      return [text, Object.assign({ ...NO_KEYS }, ...named) as GroupKeys];
    }),
  );
}
