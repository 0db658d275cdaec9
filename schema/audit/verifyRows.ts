import type { Leaf } from './blocks.ts';
import type { Findings } from './findings.ts';
import type { HistoryRow, RowKind } from './readHistory.ts';

const CODES = {
  EVENT: { changed: 'STEP_CHANGED', missing: 'STEP_MISSING', added: 'STEP_ADDED' },
  ENTRY: { changed: 'ENTRY_CHANGED', missing: 'ENTRY_MISSING', added: 'ENTRY_ADDED' },
} as const satisfies Record<RowKind, object>;

/** The place of a row, as a finding tells it. */
export const placeOf = ({ number, caseId, seq, at }: HistoryRow) => ({
  number,
  at,
  ...(caseId === null ? {} : { caseId }),
  ...(seq === null ? {} : { seq }),
});

/** Holds a step against its case's chain, its own hash and the step before it, and a log entry against itself (I-37, I-38). */
export function verifyRow(row: HistoryRow, findings: Findings): void {
  if (row.namesOthers) findings.add({ kind: 'ENTRY_CHANGED', ...placeOf(row) });
  if (!row.chain) return;
  if (!row.chain.follows) findings.add({ kind: 'STEP_OUT_OF_ORDER', ...placeOf(row) });
  if (!row.hash.equals(row.chain.stored)) findings.add({ kind: 'STEP_CHANGED', ...placeOf(row) });
}

/** Holds rows, in order, against the leaves under which they were sealed, in order; both of the same stretch of numbers. */
export class LeafCheck {
  readonly #leaves: readonly Leaf[];
  readonly #block: number;
  readonly #findings: Findings;
  #next = 0;

  constructor(leaves: readonly Leaf[], block: number, findings: Findings) {
    this.#leaves = leaves;
    this.#block = block;
    this.#findings = findings;
  }

  row(row: HistoryRow): void {
    this.#missingBefore(row.number);
    const leaf = this.#leaves[this.#next];
    const place = { ...placeOf(row), block: this.#block };
    if (leaf?.number !== row.number) {
      this.#findings.add({ kind: CODES[row.kind].added, ...place });
      return;
    }
    this.#next += 1;
    const now = row.chain?.stored ?? row.hash;
    if (leaf.kind !== row.kind || !leaf.hash.equals(now))
      this.#findings.add({ kind: CODES[row.kind].changed, ...place });
  }

  end(): void {
    this.#missingBefore(Number.POSITIVE_INFINITY);
  }

  #missingBefore(number: number): void {
    for (let leaf = this.#leaves[this.#next]; leaf && leaf.number < number; leaf = this.#leaves[this.#next]) {
      this.#findings.add({ kind: CODES[leaf.kind].missing, number: leaf.number, block: this.#block });
      this.#next += 1;
    }
  }
}
