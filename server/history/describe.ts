import { FINDING_KINDS, type Finding } from '../../schema/audit/findings.ts';
import type { Verification } from '../../schema/audit/verifyHistory.ts';

/** A proof in plain words and as data, for whoever stands at a terminal. */
export interface Described {
  readonly intact: boolean;
  readonly lines: readonly string[];
  readonly findings: readonly Finding[];
  readonly findingCount: number;
  readonly steps: number;
  readonly entries: number;
  readonly blocks: number;
  readonly unsealed: number;
  /** The hash of the last block, hex. */
  readonly head: string | null;
  /** The last block whose head stands outside. */
  readonly witnessedBlock: number | null;
}

function placeOf({ number, caseId, seq, block, at }: Finding): string {
  const parts = [
    caseId === undefined ? null : `case ${caseId}${seq === undefined ? '' : `, step ${seq}`}`,
    number === undefined ? null : `row ${number}`,
    block === undefined ? null : `block ${block}`,
    at?.toISOString() ?? null,
  ];
  return parts.filter((part) => part !== null).join('; ');
}

/** What a proof found, line by line. */
export function describe({ findings, last, witnessed, ...counts }: Verification): Described {
  const { events, entries, blocks, unsealed } = counts;
  const { told, count } = findings;
  const lines = [
    `Looked at ${events} steps of cases, ${entries} entries of the access log, ${blocks} sealed blocks.`,
    witnessed
      ? `The heads outside the database go up to block ${witnessed.block} (${witnessed.sealedAt}).`
      : 'No head outside the database was looked at: only the seals speak for the blocks.',
    `${unsealed} rows are not sealed yet: that none of them is missing cannot be proven.`,
    ...(last ? [`Head: block ${last.block}, ${last.hash}`] : []),
    ...told.map((finding) => `${finding.kind}: ${placeOf(finding)}. ${FINDING_KINDS[finding.kind]}`),
    ...(count > told.length ? [`... and ${count - told.length} more.`] : []),
    count === 0 ? 'Nothing is wrong.' : `Wrong: ${count}.`,
  ];
  return {
    intact: count === 0,
    lines,
    findings: told,
    findingCount: count,
    steps: events,
    entries,
    blocks,
    unsealed,
    head: last?.hash ?? null,
    witnessedBlock: witnessed?.block ?? null,
  };
}
