import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureArtifacts } from '../../../server/artifacts.ts';
import { buildBundle } from '../../../server/bundle.mjs';
import { SESSION_COOKIE } from '../../../server/cookies.ts';
import { graphqlRequest } from '../load/connection.ts';
import { freePort, ROOT, type Started, start } from '../processes.ts';
import { type PlainCase, plainCounts, type Subjects, type System } from './system.ts';

const CASE_FIELDS = `id number status receivedAt office { code nameKk }
  applicant { surname givenName patronymic } executor { surname givenName patronymic }`;
const LIST = `query Cases { cases(first: 25) { totalCount nodes { ${CASE_FIELDS} } } }`;
const CASE = `query Case($id: ID!) { case(id: $id) { ${CASE_FIELDS}
  history { seq transition from to at actorName actorRole } } }`;
const COUNTS = `query Counts { caseStatistics(groupBy: [OFFICE, STATUS]) {
  groups { office { code } status cases } } }`;
const STEP = `mutation Accept($input: AcceptDocumentsInput!) { acceptDocuments(input: $input) { case { id status version } } }`;

/** Komek's own process, as `npm start` would start it. */
export interface KomekServer {
  readonly port: number;
  readonly process: Started;
  stop(): Promise<void>;
}

/** How {@link startKomek} differs from a plain start. */
export interface KomekOptions {
  /** Without it PostgreSQL runs inside, in `dataDir`. */
  readonly databaseUrl?: string;
  readonly dataDir?: string;
  /** Options of Node itself. */
  readonly nodeArgs?: readonly string[];
  readonly node?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts Komek in production. */
export async function startKomek(options: KomekOptions): Promise<KomekServer> {
  // Production builds nothing itself.
  await ensureArtifacts({ production: false, pages: true }, () => {});
  await buildBundle();
  const port = await freePort();
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'komek-bench-files-')));
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  const [, ...args] = scripts.start.split(' ');
  const process_ = await start({
    command: options.node ?? process.execPath,
    args: [...(options.nodeArgs ?? []), ...args],
    env: {
      PORT: String(port),
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      KOMEK_DATA_DIR: dataDir,
      SEAL_KEY_FILE: join(dataDir, 'seal-key.pem'),
      PSEUDONYM_KEY_FILE: join(dataDir, 'pseudonym-key'),
      FILES_DIR: join(dataDir, 'files'),
      // Sweeping is another process' work here, as it may be in production.
      SWEEP_SECONDS: '0',
      ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
      ...options.env,
    },
    ready: /serves at/,
  });
  const stop = async (): Promise<void> => {
    await process_.stop();
    if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
  };
  return { port, process: { ...process_, stop }, stop };
}

/** The header with which a signed-in browser asks. */
export const signedInAs = (token: string): { readonly cookie: string } => ({
  cookie: `${SESSION_COOKIE}=${token}`,
});

/** Komek answering the questions, each asked by somebody who is signed in and may ask it. */
export function komekSystem(name: string, server: KomekServer, subjects: Subjects): System {
  const { offices, caseIds, analyst, executors } = subjects;
  const head = signedInAs(offices[0]?.token ?? '');
  const requests = {
    Q1: offices.map(({ token }) => graphqlRequest(LIST, {}, signedInAs(token))),
    Q2: caseIds.map((id) => graphqlRequest(CASE, { id }, head)),
    Q3: [graphqlRequest(COUNTS, {}, signedInAs(analyst))],
  };
  return {
    name,
    port: server.port,
    process: server.process,
    requests: (question) => requests[question],
    step: ({ id, version, executorId }) =>
      graphqlRequest(
        STEP,
        { input: { caseId: id, expectedVersion: version } },
        signedInAs(executors[executorId] ?? ''),
      ),
    plain(question, body) {
      const { data } = body as { readonly data: Answers };
      if (question === 'Q1') return data.cases;
      if (question === 'Q2') return data.case;
      if (question === 'Q4') return data.acceptDocuments.case;
      return plainCounts(
        data.caseStatistics.groups.map(({ office, status, cases }) => ({
          office: office.code,
          status,
          cases,
        })),
      );
    },
  };
}

interface Answers {
  readonly cases: { readonly totalCount: number; readonly nodes: readonly PlainCase[] };
  readonly case: PlainCase;
  readonly acceptDocuments: { readonly case: unknown };
  readonly caseStatistics: {
    readonly groups: readonly {
      readonly office: { readonly code: string };
      readonly status: string;
      readonly cases: number | null;
    }[];
  };
}
