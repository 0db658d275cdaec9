import type { HistoryBlock, PrismaClient } from '../../prisma/client.ts';
import { prepare, runPrepared } from '../../prisma/prepared.ts';
import type { SealProver } from '../papers/sealer.ts';
import { type Head, headHash, headOf, isSealed, sameHead, unpackLeaves } from './blocks.ts';
import { Findings } from './findings.ts';
import type { OutsideHead } from './outsideHeads.ts';
import { type HistoryRow, historyBetween } from './readHistory.ts';
import { LeafCheck, verifyRow } from './verifyRows.ts';

/** What the proof needs: the database, who proves seals, and what stands outside the database. */
export interface Witnesses {
  readonly db: PrismaClient;
  readonly sealer: SealProver;
  readonly heads: readonly OutsideHead[];
}

/** What was looked at and what was found. */
export interface Verification {
  readonly events: number;
  readonly entries: number;
  readonly blocks: number;
  /** Rows that no block holds yet: their chain is proven, their completeness is not. */
  readonly unsealed: number;
  /** The last block, and the last head that stands outside. */
  readonly last: Head | null;
  readonly witnessed: Head | null;
  readonly findings: Findings;
}

const BLOCKS_AT_ONCE = 20;
const CASES_AT_ONCE = 5000;
const FOR_EVER = Number.MAX_SAFE_INTEGER;

/**
 * Proves the history (I-37 to I-39): every step against its case's chain, every sealed row against its block, every block
 * against its seal and the head outside, every case against its last step. `since`: only what was sealed from then on.
 */
export async function verifyHistory(witnesses: Witnesses, since: Date | null = null): Promise<Verification> {
  const { db, sealer } = witnesses;
  const findings = new Findings();
  const count = { EVENT: 0, ENTRY: 0, blocks: 0, unsealed: 0 };
  const heads = await trustedHeads(sealer, witnesses.heads, findings);

  const look = async (after: number, upTo: number, check?: (row: HistoryRow) => void): Promise<number> => {
    let seen = 0;
    for await (const rows of historyBetween(db, after, upTo)) {
      for (const row of rows) {
        count[row.kind] += 1;
        verifyRow(row, findings);
        check?.(row);
      }
      seen += rows.length;
    }
    return seen;
  };

  const first = since && (await db.historyBlock.findFirst(firstSince(since)));
  let previous: Head | null = null;
  if (since) previous = first ? await headBefore(db, first.number) : await lastHead(db);
  for await (const block of blocksFrom(db, first?.number ?? (since ? FOR_EVER : 1))) {
    const head = headOf(block);
    count.blocks += 1;
    missingBlocks(previous?.block ?? 0, head.block, findings);
    const whole = await isWhole(witnesses, head, previous, heads);
    const leaves = whole ? unpackLeaves(block.leaves) : null;
    if (!leaves) findings.add({ kind: 'BLOCK_CHANGED', block: head.block, at: block.sealedAt });
    // Rows of a block that is not there belong to none.
    if (head.after > (previous?.upTo ?? 0)) await look(previous?.upTo ?? 0, head.after);
    const check = leaves && new LeafCheck(leaves, head.block, findings);
    await look(head.after, head.upTo, (row) => check?.row(row));
    check?.end();
    previous = head;
  }
  count.unsealed = await look(previous?.upTo ?? 0, FOR_EVER);
  const witnessed = [...heads.values()].at(-1) ?? null;
  missingBlocks(previous?.block ?? 0, (witnessed?.block ?? 0) + 1, findings);
  await verifyCases(db, since, findings);
  const { EVENT: events, ENTRY: entries, blocks, unsealed } = count;
  return { events, entries, blocks, unsealed, last: previous, witnessed, findings };
}

const firstSince = (since: Date) =>
  ({ where: { sealedAt: { gte: since } }, orderBy: { number: 'asc' }, select: { number: true } }) as const;

async function headBefore(db: PrismaClient, block: number): Promise<Head | null> {
  const before = await db.historyBlock.findUnique({ where: { number: block - 1 } });
  return before && headOf(before);
}

async function lastHead(db: PrismaClient): Promise<Head | null> {
  const last = await db.historyBlock.findFirst({ orderBy: { number: 'desc' } });
  return last && headOf(last);
}

async function* blocksFrom(db: PrismaClient, first: number): AsyncGenerator<HistoryBlock> {
  for (let next = first; next !== FOR_EVER; ) {
    const blocks = await db.historyBlock.findMany({
      where: { number: { gte: next } },
      orderBy: { number: 'asc' },
      take: BLOCKS_AT_ONCE,
    });
    yield* blocks;
    const last = blocks.at(-1);
    if (!last || blocks.length < BLOCKS_AT_ONCE) return;
    next = last.number + 1;
  }
}

function missingBlocks(before: number, block: number, findings: Findings): void {
  for (let missing = before + 1; missing < block; missing += 1)
    findings.add({ kind: 'BLOCK_MISSING', block: missing });
}

/** The heads outside by their blocks, as far as they are whole and go on from each other. */
async function trustedHeads(
  sealer: SealProver,
  heads: readonly OutsideHead[],
  findings: Findings,
): Promise<ReadonlyMap<number, Head>> {
  const trusted = new Map<number, Head>();
  let expected: { readonly block: number; readonly previous: string | null } = { block: 1, previous: '' };
  for (const head of heads) {
    const goesOn =
      head?.block === expected.block && (expected.previous === null || head.previous === expected.previous);
    if (head && goesOn && (await isSealed(sealer, head))) trusted.set(head.block, head);
    else findings.add({ kind: 'HEAD_CHANGED', block: expected.block });
    expected = { block: (head?.block ?? expected.block) + 1, previous: head?.hash ?? null };
  }
  return trusted;
}

async function isWhole(
  { sealer }: Witnesses,
  head: Head,
  previous: Head | null,
  heads: ReadonlyMap<number, Head>,
): Promise<boolean> {
  if (head.previous !== (previous?.hash ?? '') || head.after !== (previous?.upTo ?? 0)) return false;
  const outside = heads.get(head.block);
  if (outside) return sameHead(outside, head) && headHash(head) === head.hash;
  // A key of which only the database speaks proves nothing.
  const { keyId } = head.seal;
  const known = keyId === sealer.keyId || [...heads.values()].some(({ seal }) => seal.keyId === keyId);
  return known && (await isSealed(sealer, head));
}

const CASES = prepare(`
  SELECT c.id, c.version AS seq, c.version IS DISTINCT FROM e.seq OR c.status IS DISTINCT FROM e."to" AS differs
  FROM "case" c LEFT JOIN LATERAL (
    SELECT seq, "to" FROM case_event WHERE "caseId" = c.id ORDER BY seq DESC LIMIT 1) e ON true
  WHERE c.id > $1::uuid AND ($2::timestamptz IS NULL OR c."statusChangedAt" >= $2::timestamptz)
  ORDER BY c.id LIMIT ${CASES_AT_ONCE}`);
const ORPHANS = prepare(`
  SELECT e."caseId" AS id, e.seq FROM case_event e WHERE NOT EXISTS (SELECT FROM "case" c WHERE c.id = e."caseId")
  ORDER BY 1, 2 LIMIT ${CASES_AT_ONCE}`);

interface CaseRow {
  readonly id: string;
  readonly seq: number;
  readonly differs: boolean;
}

/** Every case stands where its last step left it, and no step is without its case (I-38, I-43). */
async function verifyCases(db: PrismaClient, since: Date | null, findings: Findings): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await runPrepared<CaseRow>(db, CASES, [after, since]);
    for (const { id, seq, differs } of rows)
      if (differs) findings.add({ kind: 'CASE_DIFFERS', caseId: id, seq });
    const last = rows.at(-1);
    if (!last || rows.length < CASES_AT_ONCE) break;
    after = last.id;
  }
  if (since) return;
  for (const { id, seq } of await runPrepared<{ id: string; seq: number }>(db, ORPHANS, []))
    findings.add({ kind: 'CASE_DIFFERS', caseId: id, seq });
}
