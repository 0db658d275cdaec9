import { expect } from 'vitest';
import { found } from '../support/answers.ts';
import type { Person, World } from '../support/world.ts';
import { type Facts, naiveFigures, naiveKey } from './naiveFigures.ts';

const FIGURES = `suppressed cases people onTime { ended onTime late share }
  clocks { step unit ended onTime late share median p90 running runningLate }
  notices { submitted signed assignments refusals refusalShare returns returnsPerNotice grounds { ground count share } }
  backlog { open late oldestReceivedAt medianAgeDays p90AgeDays ages { fromDays toDays count } }
  intake { channel count }`;
const KEYS = 'office { id } district executor { id } status outcome channel month week day';
/** A question for these figures of each group and of all together. */
export const question = (figures: string): string => `
  query ($filter: CaseFilter, $groupBy: [CaseGrouping!], $asOf: DateTime) {
    caseStatistics(filter: $filter, groupBy: $groupBy, asOf: $asOf) {
      asOf suppressed total { ${figures} } groups { ${KEYS} ${figures} } } }`;
/** The question for all figures, and the one for counts alone. */
export const EVERYTHING = question(FIGURES);
export const CASES = question('suppressed cases');

/** A group as it is answered. */
export interface Group {
  readonly suppressed: boolean;
  readonly cases: number | null;
  readonly [name: string]: unknown;
}
/** An answer. */
export interface Statistics {
  readonly asOf: string;
  readonly suppressed: number;
  readonly total: Group;
  readonly groups: readonly Group[];
}
/** What a question asks. */
export type Variables = Readonly<Record<string, unknown>>;

/** Asks for figures; throws where the answer is an error. */
export const askFigures = async (
  world: World,
  who: Person,
  variables: Variables = {},
  document = EVERYTHING,
): Promise<Statistics> =>
  found<Statistics>(await world.ask(who, document, { ...variables }), 'caseStatistics');

/** The keys of a group in the order of the groupings. */
export const keysOf = (group: Group, groupBy: readonly string[]): string =>
  JSON.stringify(
    groupBy.map((grouping) => {
      const key = group[grouping.toLowerCase()] as string | { id: string } | null;
      return key !== null && typeof key === 'object' ? key.id : key;
    }),
  );

/** The same with numbers rounded, as two ways of counting may differ in the last place. */
export const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_key, inner) =>
    typeof inner === 'number' ? Math.round(inner * 1e6) / 1e6 : inner,
  );

const figuresOf = (group: Group): unknown =>
  rounded(Object.fromEntries(Object.entries(group).filter(([name]) => !KEYS.includes(name))));

/** Compares every group of an answer, and all together, with a recount by hand. */
export function expectCounted(
  answer: Statistics,
  groupBy: readonly string[],
  counted: readonly Facts[],
  now: Date,
): void {
  const groups = new Map<string, Facts[]>();
  for (const each of counted) {
    const key = JSON.stringify(groupBy.map((grouping) => naiveKey(grouping, each)));
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  expect(answer.groups.map((group) => keysOf(group, groupBy)).sort()).toEqual([...groups.keys()].sort());
  for (const group of answer.groups) {
    const own = groups.get(keysOf(group, groupBy)) ?? [];
    expect(figuresOf(group), keysOf(group, groupBy)).toEqual(rounded(naiveFigures(own, now)));
  }
  expect(figuresOf(answer.total)).toEqual(rounded(naiveFigures(counted, now)));
}
