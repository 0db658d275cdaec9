import { CaseStatus } from '../../../prisma/client.ts';
import { checkClocks } from './checkClocks.ts';
import { FINAL_STATES } from './states.ts';
import type { IntakeRow, StepRow } from './transitions.ts';

/**
 * Throws unless the table holds together: every state can be reached and, unless it is final, left; no row leads out of a
 * final state; every row says who may take it; every target exists (I-17, I-21); the clocks fit (`checkClocks`).
 */
export function checkTable(
  intakes: Readonly<Record<string, IntakeRow>>,
  steps: Readonly<Record<string, StepRow>>,
): void {
  const statuses: readonly CaseStatus[] = Object.values(CaseStatus);
  const finals: readonly CaseStatus[] = FINAL_STATES;
  for (const [name, row] of Object.entries({ ...intakes, ...steps })) {
    if (row.roles.length === 0) throw new Error(`Nobody may take ${name}`);
    if (row.from?.length === 0) throw new Error(`${name} starts nowhere`);
    if (row.to !== null && !statuses.includes(row.to))
      throw new Error(`${name} leads to the unknown ${row.to}`);
    const out = row.from?.find((status) => finals.includes(status));
    if (out && row.to !== null) throw new Error(`${name} leads out of the final ${out}`);
  }
  const reached = new Set<CaseStatus>(Object.values(intakes).map(({ to }) => to));
  for (let size = 0; size !== reached.size; ) {
    size = reached.size;
    for (const { from, to } of Object.values(steps)) {
      if (to !== null && from.some((status) => reached.has(status))) reached.add(to);
    }
  }
  for (const status of statuses) {
    if (!reached.has(status)) throw new Error(`No row leads to ${status}`);
    const left = Object.values(steps).some(
      ({ from, to }) => from.includes(status) && to !== null && to !== status,
    );
    if (!left && !finals.includes(status)) throw new Error(`No row leads out of ${status}`);
  }
  checkClocks(intakes, steps);
}
