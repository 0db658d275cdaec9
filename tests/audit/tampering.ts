import { copyFile, readFile, writeFile } from 'node:fs/promises';
import type pg from 'pg';
import type { PrismaClient } from '../../prisma/client.ts';
import { headHash, packLeaves } from '../../schema/audit/blocks.ts';
import type { Finding } from '../../schema/audit/findings.ts';
import { sha256 } from '../../schema/audit/hashes.ts';
import { readHistory } from '../../schema/audit/readHistory.ts';
import { openSealer } from '../../server/seals/ed25519Sealer.ts';
import { newSealPem, sealKeyFrom } from '../../server/seals/sealKey.ts';
import { randomFrom } from '../support/together.ts';

/** What is tampered with: the database, by its owner past every trigger, and the file of the heads. */
export interface Target {
  readonly db: PrismaClient;
  readonly owner: pg.Client;
  readonly fileName: string;
}

/** One way to tamper: does it and answers what a finding must say to have named the place. */
export type Tampering = (target: Target, random: Random) => Promise<(finding: Finding) => boolean>;

/** Draws from a list, or a whole number below a bound, the same for the same seed. */
export interface Random {
  below(bound: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

interface Step {
  readonly id: string;
  readonly caseId: string;
  readonly seq: number;
  readonly number: string;
}

const rowsOf = async <Row extends pg.QueryResultRow>(owner: pg.Client, sql: string, values: unknown[] = []) =>
  (await owner.query<Row>(sql, values)).rows;

const SEALED = '(SELECT max("upTo") FROM history_block)';

/** Steps behind which a sealed one stands in their case. */
const FOLLOWED = `number <= ${SEALED} AND EXISTS (SELECT FROM case_event n
  WHERE n."caseId" = case_event."caseId" AND n.seq = case_event.seq + 1 AND n.number <= ${SEALED})`;

const steps = (owner: pg.Client, where = 'true'): Promise<Step[]> =>
  rowsOf<Step>(
    owner,
    `SELECT id, "caseId", seq, number::text FROM case_event WHERE ${where} ORDER BY number`,
  );

/** Someone who knows the rule makes the chain of a case right again from a step on, with the database's own function. */
async function rechain(owner: pg.Client, caseId: string): Promise<void> {
  const chain = await rowsOf<{ seq: number }>(
    owner,
    'SELECT seq FROM case_event WHERE "caseId" = $1 ORDER BY seq',
    [caseId],
  );
  for (const { seq } of chain)
    await owner.query(
      `UPDATE case_event SET hash = komek_event_hash(case_event,
         (SELECT p.hash FROM case_event p WHERE p."caseId" = $1 AND p.seq = $2 - 1))
       WHERE "caseId" = $1 AND seq = $2`,
      [caseId, seq],
    );
}

const EDITS: readonly string[] = [
  `transition = 'cancelCase'`,
  `"to" = CASE "to" WHEN 'SIGNED' THEN 'RETURNED' ELSE 'SIGNED' END::"CaseStatus"`,
  `at = at - interval '1 minute'`,
  `"actorId" = (SELECT id FROM app_user u WHERE u.id <> case_event."actorId" ORDER BY id LIMIT 1)`,
  `"actorName" = "actorName" || ' '`,
  `"actorRole" = CASE "actorRole" WHEN 'HEAD' THEN 'CLERK' ELSE 'HEAD' END::"Role"`,
  `"officeId" = (SELECT id FROM office o WHERE o.id <> case_event."officeId" ORDER BY id LIMIT 1)`,
  `changes = changes || '{"note":"x"}'`,
  `hash = sha256(hash)`,
  `id = gen_random_uuid()`,
  `seq = seq + 100`,
  `number = number + 1000000`,
];

const ENTRY_EDITS: readonly string[] = [
  `at = at + interval '1 second'`,
  `action = 'SIGNED_OUT'`,
  `"actorId" = NULL`,
  `"actorRoles" = '{ADMIN}'`,
  `"officeId" = NULL`,
  `"applicantId" = gen_random_uuid()`,
  `details = '{"by":"nobody"}'`,
  `number = number + 1000000`,
];

/** Of an entry that names several. */
const VIEWS_EDITS: readonly string[] = [
  `"viewedApplicantIds"[1] = gen_random_uuid()`,
  `"viewedCaseIds"[2] = NULL`,
  `"viewedApplicantIds" = "viewedApplicantIds"[2:], "viewedCaseIds" = "viewedCaseIds"[2:]`,
  `"viewedApplicantIds" = NULL, "viewedCaseIds" = NULL, details = NULL`,
];

const at = (step: Step) => (finding: Finding) =>
  (finding.caseId === step.caseId && (finding.seq === step.seq || finding.seq === step.seq + 1)) ||
  finding.number === Number(step.number);

const edit: Tampering = async ({ owner }, random) => {
  const step = random.pick(await steps(owner));
  await owner.query(`UPDATE case_event SET ${random.pick(EDITS)} WHERE id = $1`, [step.id]);
  return at(step);
};

const editAndRechain: Tampering = async ({ owner }, random) => {
  const step = random.pick(await steps(owner, `number <= ${SEALED}`));
  // The other three leave no chain that could be made right.
  await owner.query(`UPDATE case_event SET ${random.pick(EDITS.slice(2, 8))} WHERE id = $1`, [step.id]);
  await rechain(owner, step.caseId);
  return at(step);
};

const removeStep: Tampering = async ({ owner }, random) => {
  const step = random.pick(await steps(owner));
  await owner.query('DELETE FROM case_event WHERE id = $1', [step.id]);
  return (finding) =>
    at(step)(finding) || (finding.kind === 'CASE_DIFFERS' && finding.caseId === step.caseId);
};

/** The last sealed step of a case goes, and the case and the chain look as if it had never been. */
const undoStep: Tampering = async ({ owner }, random) => {
  const last = random.pick(
    await steps(
      owner,
      `number <= ${SEALED} AND seq > 1 AND seq = (SELECT max(seq) FROM case_event l WHERE l."caseId" = case_event."caseId")`,
    ),
  );
  await owner.query('DELETE FROM case_event WHERE id = $1', [last.id]);
  await owner.query(
    `UPDATE "case" SET version = e.seq, status = e."to" FROM case_event e
     WHERE e."caseId" = "case".id AND e.seq = $2 AND "case".id = $1`,
    [last.caseId, last.seq - 1],
  );
  return at(last);
};

/** A step is put between two others, the later ones move on, and the chain is right. */
const insertStep: Tampering = async ({ owner }, random) => {
  const before = random.pick(await steps(owner, FOLLOWED));
  await owner.query(`UPDATE case_event SET seq = seq + 100001 WHERE "caseId" = $1 AND seq > $2`, [
    before.caseId,
    before.seq,
  ]);
  await owner.query(`UPDATE case_event SET seq = seq - 100000 WHERE seq > 100000`);
  // Its number is one that a transaction took and did not keep, or one behind all.
  await owner.query(
    `INSERT INTO case_event (id, "caseId", seq, transition, "from", "to", at, "actorId", "actorName", "actorRole", "officeId", changes, hash, number)
     SELECT gen_random_uuid(), "caseId", seq + 1, 'returnNotice', "to", "to", at, "actorId", "actorName", "actorRole", "officeId", '{}', hash,
       (SELECT coalesce(min(free), nextval('history_number')) FROM generate_series(1, ${SEALED}) free
        WHERE NOT EXISTS (SELECT FROM case_event x WHERE x.number = free) AND NOT EXISTS (SELECT FROM audit_entry y WHERE y.number = free))
     FROM case_event WHERE id = $1`,
    [before.id],
  );
  await owner.query(
    `UPDATE "case" SET version = (SELECT max(seq) FROM case_event WHERE "caseId" = $1) WHERE id = $1`,
    [before.caseId],
  );
  await rechain(owner, before.caseId);
  return ({ caseId, seq }) => caseId === before.caseId && (seq === before.seq + 1 || seq === before.seq + 2);
};

/** Two steps of a case change their places, with or without their numbers. */
const reorder: Tampering = async ({ owner }, random) => {
  const first = random.pick(await steps(owner, FOLLOWED));
  const column = random.pick(['seq', 'number', 'at']);
  // Far away first, for no two rows may have one place at a time.
  const far = column === 'at' ? "interval '1 day'" : '100000';
  await owner.query(
    `UPDATE case_event SET ${column} = o.${column} + ${far} FROM case_event o
     WHERE case_event."caseId" = $1 AND o."caseId" = $1 AND case_event.seq IN ($2, $2 + 1) AND o.seq IN ($2, $2 + 1)
       AND o.id <> case_event.id`,
    [first.caseId, first.seq],
  );
  if (column !== 'at')
    await owner.query(`UPDATE case_event SET ${column} = ${column} - ${far} WHERE ${column} > ${far}`);
  if (random.below(2) === 0) await rechain(owner, first.caseId);
  return ({ caseId, seq, number }) =>
    (caseId === first.caseId && seq !== undefined && seq >= first.seq && seq <= first.seq + 2) ||
    number === Number(first.number);
};

const truncate: Tampering = async ({ owner }, random) => {
  const sealed = await steps(owner, `number <= ${SEALED}`);
  const from = sealed[random.below(sealed.length)] as Step;
  const kept = random.pick(['case', 'all']);
  await owner.query('DELETE FROM case_event WHERE number >= $1', [from.number]);
  await owner.query('DELETE FROM audit_entry WHERE number >= $1', [from.number]);
  if (kept === 'all') {
    // Its cases go, too, or stand where they stood then: only what was sealed knows better.
    await owner.query(`DELETE FROM "case" WHERE id NOT IN (SELECT "caseId" FROM case_event)`);
    await owner.query(
      `UPDATE "case" SET version = e.seq, status = e."to" FROM (SELECT DISTINCT ON ("caseId") * FROM case_event
         ORDER BY "caseId", seq DESC) e WHERE e."caseId" = "case".id`,
    );
  }
  return ({ number }) => number === Number(from.number);
};

const editEntry: Tampering = async ({ owner }, random) => {
  const entry = random.pick(
    await rowsOf<{ id: string; number: string }>(
      owner,
      `SELECT id, number::text FROM audit_entry WHERE number <= ${SEALED}`,
    ),
  );
  await owner.query(`UPDATE audit_entry SET ${random.pick(ENTRY_EDITS)} WHERE id = $1`, [entry.id]);
  return ({ number }) => number === Number(entry.number);
};

const editViews: Tampering = async ({ owner }, random) => {
  const entry = random.pick(
    await rowsOf<{ id: string; number: string }>(
      owner,
      'SELECT id, number::text FROM audit_entry WHERE "viewedApplicantIds" IS NOT NULL',
    ),
  );
  await owner.query(`UPDATE audit_entry SET ${random.pick(VIEWS_EDITS)} WHERE id = $1`, [entry.id]);
  return ({ number }) => number === Number(entry.number);
};

const removeEntry: Tampering = async ({ owner }, random) => {
  const entry = random.pick(
    await rowsOf<{ id: string; number: string }>(
      owner,
      `SELECT id, number::text FROM audit_entry WHERE number <= ${SEALED}`,
    ),
  );
  await owner.query('DELETE FROM audit_entry WHERE id = $1', [entry.id]);
  return ({ number }) => number === Number(entry.number);
};

/** A step becomes an entry of the access log under the same number. */
const insertEntry: Tampering = async ({ owner }, random) => {
  const step = random.pick(await steps(owner, `number <= ${SEALED}`));
  await owner.query('DELETE FROM case_event WHERE id = $1', [step.id]);
  await owner.query(
    `INSERT INTO audit_entry (id, at, action, number) VALUES (gen_random_uuid(), now(), 'SIGNED_IN', $1)`,
    [step.number],
  );
  return at(step);
};

const changeCase: Tampering = async ({ owner }, random) => {
  const { caseId } = random.pick(await steps(owner));
  await owner.query(
    random.pick([
      `UPDATE "case" SET status = CASE status WHEN 'SIGNED' THEN 'RETURNED' ELSE 'SIGNED' END::"CaseStatus" WHERE id = $1`,
      'UPDATE "case" SET version = version + 1 WHERE id = $1',
      'DELETE FROM "case" WHERE id = $1',
    ]),
    [caseId],
  );
  return (finding) => finding.kind === 'CASE_DIFFERS' && finding.caseId === caseId;
};

const BLOCK_EDITS: readonly string[] = [
  `"sealedAt" = "sealedAt" + interval '1 second'`,
  `leaves = set_byte(leaves, 20, (get_byte(leaves, 20) + 1) % 256)`,
  `hash = sha256(hash)`,
  `"upTo" = "upTo" + 1`,
  `after = after + 1`,
  `"sealValue" = 'AAAA'`,
];

const anyBlock = async (owner: pg.Client, random: Random): Promise<number> =>
  random.pick(await rowsOf<{ number: number }>(owner, 'SELECT number FROM history_block ORDER BY number'))
    .number;

const editBlock: Tampering = async ({ owner }, random) => {
  const block = await anyBlock(owner, random);
  // The seal of a block whose head stands outside is not looked at again: its hash is what the head says.
  const edits = BLOCK_EDITS.slice(0, -1);
  await owner.query(`UPDATE history_block SET ${random.pick(edits)} WHERE number = $1`, [block]);
  return (finding) => finding.block === block;
};

const removeBlocks: Tampering = async ({ owner }, random) => {
  const block = await anyBlock(owner, random);
  await owner.query(`DELETE FROM history_block WHERE number ${random.pick(['=', '>='])} $1`, [block]);
  return (finding) => finding.kind === 'BLOCK_MISSING' && finding.block === block;
};

/** Whoever owns the database changes a step, makes the chain right, and seals everything anew with a key of his own. */
const sealAnew: Tampering = async (target, random) => {
  const { owner, db } = target;
  await editAndRechain(target, random);
  const foreign = await openSealer(db, sealKeyFrom(newSealPem()));
  const blocks = await rowsOf<{ number: number; after: string; upTo: string; sealedAt: Date }>(
    owner,
    'SELECT number, after::text, "upTo"::text, "sealedAt" FROM history_block ORDER BY number',
  );
  let previous = '';
  for (const { number, after, upTo, sealedAt } of blocks) {
    const rows = await readHistory(db, Number(after), Number(upTo));
    const leaves = packLeaves(rows);
    const hash = headHash({
      block: number,
      previous,
      after: Number(after),
      upTo: Number(upTo),
      rows: rows.length,
      leaves: sha256(leaves).toString('hex'),
      sealedAt: sealedAt.toISOString(),
    });
    const seal = await foreign.seal(Buffer.from(hash, 'hex'));
    await owner.query(
      `UPDATE history_block SET "prevHash" = $2, leaves = $3, hash = $4, "sealKeyId" = $5, "sealValue" = $6 WHERE number = $1`,
      [number, Buffer.from(previous, 'hex'), leaves, Buffer.from(hash, 'hex'), seal.keyId, seal.value],
    );
    previous = hash;
  }
  return (finding) => finding.kind === 'BLOCK_CHANGED';
};

const editHead: Tampering = async ({ fileName }, random) => {
  const lines = (await readFile(fileName, 'utf8')).trimEnd().split('\n');
  const index = random.below(lines.length);
  const line = lines[index] ?? '';
  const changed = random.pick([
    line.replace(/"rows":(\d+)/, (_all, rows) => `"rows":${Number(rows) + 1}`),
    line.replace(/"hash":"(.)/, (_all, first) => `"hash":"${first === '0' ? '1' : '0'}`),
    'nothing of the kind',
    ...(index < lines.length - 1 ? [null] : []),
  ]);
  lines.splice(index, 1, ...(changed === null ? [] : [changed]));
  await writeFile(fileName, `${lines.join('\n')}\n`);
  return (finding) => finding.kind === 'HEAD_CHANGED' && finding.block === index + 1;
};

/** The ways, by their names. */
const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  edit,
  editAndRechain,
  removeStep,
  undoStep,
  insertStep,
  reorder,
  truncate,
  editEntry,
  editViews,
  removeEntry,
  insertEntry,
  changeCase,
  editBlock,
  removeBlocks,
  sealAnew,
  editHead,
};

const TABLES = ['case_event', 'audit_entry', 'history_block', 'case', 'seal_key'];

/** Keeps what is there to come back to; whoever owns the tables is held by no check. */
async function keep({ owner, fileName }: Target): Promise<void> {
  const checks = await rowsOf<{ sql: string }>(
    owner,
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS sql FROM pg_constraint
     WHERE contype = 'c' AND conrelid = ANY($1::regclass[])`,
    [TABLES.map((table) => `"${table}"`)],
  );
  for (const { sql } of checks) await owner.query(sql);
  for (const table of TABLES) await owner.query(`CREATE TABLE "kept_${table}" AS TABLE "${table}"`);
  await copyFile(fileName, `${fileName}.kept`);
}

async function restore({ owner, fileName }: Target): Promise<void> {
  const texts = TABLES.map(
    (table) => `DELETE FROM "${table}"; INSERT INTO "${table}" SELECT * FROM "kept_${table}";`,
  );
  await owner.query(texts.join(' '));
  await copyFile(`${fileName}.kept`, fileName);
}

/**
 * Tampers so many times, each way in turn, undoing each; answers those of which the proof did not name the place, in
 * words. The target is left as it was, without its checks.
 */
export async function tamperRounds(
  target: Target,
  { rounds, seed }: { readonly rounds: number; readonly seed: number },
  verify: () => Promise<readonly Finding[]>,
): Promise<readonly string[]> {
  await keep(target);
  const ways = Object.entries(TAMPERINGS);
  const missed: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [name, tamper] = ways[round % ways.length] as (typeof ways)[number];
    const isPlace = await tamper(target, drawFrom(seed + round));
    const told = await verify();
    if (!told.some(isPlace)) missed.push(`${name} in round ${round}: ${JSON.stringify(told.slice(0, 3))}`);
    await restore(target);
  }
  return missed;
}

function drawFrom(seed: number): Random {
  const random = randomFrom(seed);
  const below = (bound: number): number => Math.floor(random() * bound);
  return {
    below,
    pick: (items) => {
      if (items.length === 0) throw new Error('nothing to draw from');
      return items[below(items.length)] as (typeof items)[number];
    },
  };
}
