import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { schema } from '../../schema/index.ts';
import { createApp } from '../../server/app.ts';
import { SESSION_COOKIE } from '../../server/cookies.ts';
import { openDatabase } from '../../server/database/open.ts';
import { createDemo } from '../../server/demo/createDemo.ts';
import { createLive } from '../../server/live.ts';
import { createLog } from '../../server/log.ts';
import { createSessions } from '../../server/sessions.ts';
import { plainWorks } from '../support/plainPress.ts';

/** A query and the rate of its GraphQL answer as a share of the rate of the bare statement. */
export interface QueryRow {
  readonly query: string;
  readonly floor: number;
  readonly komek: number;
}

const ROUNDS = 3;
const MILLISECONDS = 1500;
const AT_ONCE = 8;
const ORIGIN = 'http://localhost:8080';

const LIST = `{ cases(first: 25) { totalCount nodes { id number status receivedAt
  office { nameKk } applicant { fullName } executor { shortName } } } }`;
const CASE = `query ($id: ID!) { case(id: $id) { id number status applicant { fullName iin }
  history { seq transition at actorName office { code } } documents { kind atIntake } } }`;

const FLOOR_LIST = `SELECT json_build_object('total', (SELECT count(*) FROM "case" WHERE "officeId" = $1), 'rows', (
  SELECT json_agg(row_to_json(page)) FROM (
    SELECT c.id, c.number, c.status, c."receivedAt", o."nameKk", a.surname, u.surname AS executor
    FROM "case" c JOIN office o ON o.id = c."officeId" JOIN applicant a ON a.id = c."applicantId"
    LEFT JOIN app_user u ON u.id = c."executorId"
    WHERE c."officeId" = $1 ORDER BY c."receivedAt", c.id LIMIT 25) page))`;
const FLOOR_CASE = `SELECT json_build_object('case', row_to_json(c), 'events', (
  SELECT json_agg(row_to_json(e) ORDER BY e.seq) FROM case_event e WHERE e."caseId" = c.id))
  FROM "case" c WHERE c.id = $1`;

/** How many times a second the work is done, eight at once. */
async function rate(work: () => Promise<unknown>): Promise<number> {
  let done = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (performance.now() - start < MILLISECONDS) {
        await work();
        done += 1;
      }
    }),
  );
  return (done * 1000) / (performance.now() - start);
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The product's answers over HTTP against one prepared statement through the driver, in a database of their own. */
export async function queryRows(): Promise<QueryRow[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'komek-bench-'));
  const log = createLog('silent');
  const database = await openDatabase({ dataDir }, log);
  const { db, appUrl } = database;
  const live = await createLive(appUrl, log);
  const floor = new pg.Pool({ connectionString: appUrl, max: AT_ONCE });
  // A connection may still be closing when the database stops.
  floor.on('error', () => {});
  try {
    const now = new Date();
    await createDemo({
      db,
      papers: plainWorks,
      dataDir,
      now,
      onPeople: () => {},
      abort: new AbortController().signal,
    });
    const config = {
      production: true,
      publicOrigins: [ORIGIN],
      cookieSecure: false,
      sessionIdleMinutes: 60,
      sessionHours: 12,
      signProofMinutes: 600,
    };
    const app = createApp({ papers: plainWorks, schema, db, events: live, config, log });
    const head = await db.user.findFirstOrThrow({ where: { login: 'aks.head' } });
    const { token } = await createSessions(
      db,
      { idle: 3_600_000, absolute: 3_600_000, proof: 3_600_000 },
      () => new Date(),
    ).open(head.id);
    const { id } = await db.case.findFirstOrThrow({
      where: { officeId: head.officeId, status: 'DELIVERED' },
    });
    const ask = async (query: string, variables: Record<string, unknown> = {}): Promise<void> => {
      const response = await app.fetch(
        new Request(`${ORIGIN}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie: `${SESSION_COOKIE}=${token}` },
          body: JSON.stringify({ query, variables }),
        }),
      );
      const { errors } = (await response.json()) as { errors?: unknown };
      if (errors) throw new Error(JSON.stringify(errors));
    };
    const pairs = [
      [
        'Q1 list of 25 with 3 relations and total',
        () => ask(LIST),
        () => floor.query({ name: 'list', text: FLOOR_LIST, values: [head.officeId] }),
      ],
      [
        'Q2 one case with its history',
        () => ask(CASE, { id }),
        () => floor.query({ name: 'case', text: FLOOR_CASE, values: [id] }),
      ],
    ] as const;
    const rows: QueryRow[] = [];
    for (const [name, product, bare] of pairs) {
      await Promise.all([product(), bare()]);
      const ratios: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const lowest = await rate(bare);
        ratios.push((await rate(product)) / lowest);
      }
      rows.push({ query: name, floor: 1, komek: Number(median(ratios).toFixed(3)) });
    }
    await app.dispose();
    return rows;
  } finally {
    await floor.end();
    await live.stop();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
