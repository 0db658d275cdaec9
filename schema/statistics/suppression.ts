/** Fewer people than this could be recognised in a figure: readers who may read no persons are not shown it. */
export const FEWEST_PEOPLE = 5;

/** A group as far as it matters whether a person could be recognised in it. */
export interface SizedGroup {
  /** One a grouping, in the order of the groupings. */
  readonly keys: readonly (string | null)[];
  readonly cases: number;
  /** How many people it is about; null: certainly enough. */
  readonly people: number | null;
}

/** Whether a figure about so many people is kept back; one about nobody is not. */
export const tooFew = (people: number | null | undefined): boolean =>
  typeof people === 'number' && people > 0 && people < FEWEST_PEOPLE;

/**
 * Which groups of an answer are kept back, by their place in the list: those of fewer than five people, and as many of
 * the next smallest as it takes that no other can be got by subtraction. Along every line of groups that differ in one
 * key alone, whose sum another question tells, none or at least two are kept back, of five people or more together.
 */
export function keptBack(groups: readonly SizedGroup[]): ReadonlySet<number> {
  const hidden = new Set(groups.flatMap(({ people }, index) => (tooFew(people) ? [index] : [])));
  if (hidden.size === 0) return hidden;
  const lines = linesOf(groups);
  for (let before = -1; before < hidden.size; ) {
    before = hidden.size;
    for (const line of lines) coverLine(groups, line, hidden);
  }
  return hidden;
}

/** The groups that share all keys but one, for each key; a line of one group has its sum nowhere else. */
function linesOf(groups: readonly SizedGroup[]): (readonly number[])[] {
  const lines = new Map<string, number[]>();
  groups.forEach(({ keys }, index) => {
    keys.forEach((_key, left) => {
      const others = JSON.stringify([left, ...keys.filter((_other, place) => place !== left)]);
      lines.set(others, [...(lines.get(others) ?? []), index]);
    });
  });
  return [...lines.values()].filter((line) => line.length > 1);
}

function coverLine(groups: readonly SizedGroup[], line: readonly number[], hidden: Set<number>): void {
  const kept = line.filter((index) => hidden.has(index));
  if (kept.length === 0) return;
  const people = kept.reduce((sum, index) => sum + (groups[index]?.people ?? FEWEST_PEOPLE), 0);
  if (kept.length > 1 && people >= FEWEST_PEOPLE) return;
  // By cases and not by people, so that a question for counts alone keeps back the same groups.
  const [smallest] = line
    .filter((index) => !hidden.has(index))
    .sort((a, b) => (groups[a]?.cases ?? 0) - (groups[b]?.cases ?? 0) || a - b);
  if (smallest !== undefined) hidden.add(smallest);
}
