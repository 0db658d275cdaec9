import pg from 'pg';
import { createClient } from '../../../prisma/client.ts';
import { APPLICATION_ROLE } from '../../../prisma/connectionUrl.ts';
import { applyMigrations } from '../../../prisma/migrate.ts';
import { loadReferenceData } from '../../../prisma/reference/load.ts';
import { deadlineTerms } from '../../../schema/deadlines/terms.ts';
import type { CaseSpec } from './cases.ts';
import { fillCases, fillHistory, makeCases } from './cases.ts';
import { chained } from './chained.ts';
import { fillClocks, fillEndedClocks } from './clocks.ts';
import { fillPapers } from './papers.ts';
import { fillApplicants, fillOfficials } from './people.ts';
import { sealed } from './sealed.ts';

/** What {@link generateDatabase} makes. */
export interface DatabaseSpec extends CaseSpec {
  /** Executors of each department; 5 unless told. */
  readonly executors?: number;
  /** Of everybody who can sign in. */
  readonly password?: string;
}

const APPLICANTS_PER_CASE = 0.6;
const FILLED = [
  'applicant',
  'case',
  'case_event',
  'resolution',
  'case_document',
  'delivery',
  'receipt',
  'notice_version',
  'paper',
  'paper_bytes',
  'case_clock',
];

/**
 * Fills an empty database of that address (its owner's) as the product would have left it after five years, in bulk and
 * past the triggers. Answers the seconds that it took.
 */
export async function generateDatabase(ownerUrl: string, spec: DatabaseSpec): Promise<number> {
  const started = performance.now();
  const db = createClient({ connectionString: ownerUrl, role: APPLICATION_ROLE });
  const owner = new pg.Client({ connectionString: ownerUrl });
  try {
    await applyMigrations(ownerUrl);
    await loadReferenceData(db);
    await owner.connect();
    await owner.query(`SET maintenance_work_mem = '512MB'; SET work_mem = '256MB'; SET synchronous_commit = off;
      SET session_replication_role = replica`);
    await fillOfficials(owner, spec.executors ?? 5, spec.password ?? '');
    await withoutIndexes(owner, async () => {
      await fillApplicants(owner, Math.max(1, Math.round(spec.cases * APPLICANTS_PER_CASE)));
      await makeCases(owner, spec);
      await fillCases(owner);
      await chained(owner, () => fillHistory(owner));
      await fillPapers(owner);
      await fillEndedClocks(owner);
      await fillClocks(owner, await deadlineTerms(db));
    });
    await sealed(db);
    await owner.query('VACUUM ANALYZE');
    await owner.query('CHECKPOINT');
  } finally {
    await owner.end();
    await db.$disconnect();
  }
  return (performance.now() - started) / 1000;
}

/** Building an index once is many times quicker than row by row; but the one by which a step finds the step before it stays. */
async function withoutIndexes(owner: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await owner.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
     WHERE i.indrelid = ANY($1::text[]::regclass[]) AND NOT (i.indrelid = 'case_event'::regclass AND i.indisunique)
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid AND contype IN ('p', 'u'))`,
    [FILLED.map((table) => `"${table}"`)],
  );
  for (const { name } of rows) await owner.query(`DROP INDEX ${name}`);
  await work();
  for (const { definition } of rows) await owner.query(definition);
}
