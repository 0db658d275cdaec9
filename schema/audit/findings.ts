/** What may be wrong with the history, and where it shows. */
export const FINDING_KINDS = {
  STEP_CHANGED:
    'A step of a case does not have the hash that stands in it, or not the one under which it was sealed.',
  STEP_MISSING: 'A step of a case, or a sealed row that was one, is not there.',
  STEP_ADDED: 'A step stands among sealed rows and was not there when they were sealed.',
  STEP_OUT_OF_ORDER: 'A step does not begin where the step before it in its case ended.',
  CASE_DIFFERS: 'A case does not stand where its last step left it (I-38).',
  ENTRY_CHANGED: 'An entry of the access log is not as it was when it was sealed.',
  ENTRY_MISSING: 'A sealed entry of the access log is not there.',
  ENTRY_ADDED: 'An entry of the access log stands among sealed rows and was not there when they were sealed.',
  BLOCK_CHANGED: 'A sealed block is not as its hash, its seal or the head outside the database says.',
  BLOCK_MISSING: 'A block of sealed history is not there.',
  HEAD_CHANGED:
    'A head outside the database is not as its own seal says, or does not go on from the one before.',
} as const;

/** The code of what is wrong. */
export type FindingKind = keyof typeof FINDING_KINDS;

/** One thing that is wrong, with its place as far as it can be told; keys and numbers only, never a name (I-42). */
export interface Finding {
  readonly kind: FindingKind;
  /** The number of the row in the one order of history. */
  readonly number?: number;
  readonly caseId?: string;
  /** The step in its case. */
  readonly seq?: number;
  /** The block, and where only the block is known the rows that it holds. */
  readonly block?: number;
  readonly at?: Date;
}

/** At most so many are told one by one; beyond that the place is everywhere. */
export const MOST_FINDINGS = 500;

/** Collects findings, the first of them one by one and the rest as a count; the same one only once. */
export class Findings {
  readonly told: Finding[] = [];
  readonly #known = new Set<string>();

  get count(): number {
    return this.#known.size;
  }

  add(finding: Finding): void {
    const { kind, number, caseId, seq, block } = finding;
    // A row is named once, whatever shows that it is not right.
    const key = caseId === undefined ? [kind, number, block].join() : [kind, caseId, seq].join();
    if (this.#known.has(key)) return;
    this.#known.add(key);
    if (this.told.length < MOST_FINDINGS) this.told.push(finding);
  }
}
