/** One measured thing, with the goal that it has to meet. */
export interface Figure {
  readonly what: string;
  readonly value: number | string;
  readonly unit?: string;
  /** The goal in words, such as `< 5`; without it the figure only informs. */
  readonly goal?: string;
  /** Whether the goal is met; true where there is none. */
  readonly met: boolean;
}

/** A part of the suite. `short`: with numbers so small that all sections together take some three minutes. */
export interface Section {
  readonly name: string;
  run(short: boolean): Promise<readonly Figure[]>;
}

/** A figure without a goal. */
export const told = (what: string, value: number | string, unit?: string): Figure => ({
  what,
  value,
  ...(unit ? { unit } : {}),
  met: true,
});

/** A figure that must be exactly so many. */
export const exactly = (goal: number, what: string, value: number): Figure => ({
  what,
  value,
  goal: `= ${goal}`,
  met: value === goal,
});

/** A figure that must stay below a bound; rounded to two digits. */
export const below = (bound: number, what: string, value: number, unit: string): Figure => ({
  what,
  value: Number(value.toFixed(2)),
  unit,
  goal: `< ${bound}`,
  met: value < bound,
});

/** A figure that must reach a bound: without it the others would say nothing. */
export const atLeast = (bound: number, what: string, value: number): Figure => ({
  what,
  value,
  goal: `≥ ${bound}`,
  met: value >= bound,
});

/** The value at a share (0 to 1) of the sorted values; NaN where there is none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
