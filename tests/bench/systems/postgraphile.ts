import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { graphqlRequest } from '../../load/connection.ts';
import { freePort, start } from '../../load/processes.ts';
import { installApart } from './recentNode.ts';
import { type PlainCase, plainCounts, plainTime, type Subjects, type System } from './system.ts';

/** No dependency of Komek: brought for the time of the bench. */
const POSTGRAPHILE = 'postgraphile@5.1.5';

const PERSON = '{ surname givenName patronymic }';
const CASE_FIELDS = `rowId number status receivedAt officeByOfficeId { code nameKk }
  applicantByApplicantId ${PERSON} appUserByExecutorId ${PERSON}`;
const LIST = `query Cases($office: UUID!) { allCases(condition: { officeId: $office }, orderBy: [RECEIVED_AT_ASC, ROW_ID_ASC], first: 25) {
  totalCount nodes { ${CASE_FIELDS} } } }`;
const CASE = `query Case($id: UUID!) { caseByRowId(rowId: $id) { ${CASE_FIELDS}
  caseEventsByCaseId(orderBy: SEQ_ASC) { nodes { seq transition from to at actorName actorRole } } } }`;
const COUNTS = 'query Counts { allBenchCounts { nodes { office status cases } } }';
const STEP = `mutation Accept($id: UUID!, $version: Int!) {
  benchAcceptDocuments(input: { caseId: $id, expectedVersion: $version }) { result { rowId status version } } }`;

/** The counts as a view: quicker than its plugin for aggregates. */
const COUNTS_VIEW = `CREATE VIEW bench_counts AS SELECT o.code AS office, g.status, g.cases
  FROM (SELECT "officeId", status, count(*)::int AS cases FROM "case" GROUP BY 1, 2) g JOIN office o ON o.id = g."officeId"`;

/** The step as one function, the same writes as the floor's statement. */
const STEP_FUNCTION = `CREATE FUNCTION bench_accept_documents(case_id uuid, expected_version int) RETURNS "case"
  LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  moved "case"%ROWTYPE;
BEGIN
  UPDATE "case" SET status = 'UNDER_REVIEW', version = version + 1, "statusChangedAt" = now()
    WHERE id = case_id AND version = expected_version AND status = 'ASSIGNED' RETURNING * INTO moved;
  IF moved.id IS NULL THEN RAISE EXCEPTION 'stale'; END IF;
  INSERT INTO case_event (id, "caseId", seq, transition, "from", "to", at, "actorId", "actorName", "actorRole", "officeId", changes)
    SELECT uuidv7(), moved.id, moved.version, 'acceptDocuments', 'ASSIGNED', moved.status, moved."statusChangedAt", e.id,
      concat_ws(' ', e.surname, left(e."givenName", 1) || '.', left(e.patronymic, 1) || '.'), 'EXECUTOR', moved."officeId", '{}'
    FROM app_user e WHERE e.id = moved."executorId";
  RETURN moved;
END $$`;

interface Answers {
  readonly allCases: { readonly totalCount: number; readonly nodes: readonly FoundCase[] };
  readonly caseByRowId: FoundCase & {
    readonly caseEventsByCaseId: { readonly nodes: readonly { readonly at: string }[] };
  };
  readonly allBenchCounts: { readonly nodes: Parameters<typeof plainCounts>[0] };
  readonly benchAcceptDocuments: {
    readonly result: { readonly rowId: string; readonly status: string; readonly version: number };
  };
}

interface FoundCase {
  readonly rowId: string;
  readonly number: string;
  readonly status: string;
  readonly receivedAt: string;
  readonly officeByOfficeId: PlainCase['office'];
  readonly applicantByApplicantId: PlainCase['applicant'];
  readonly appUserByExecutorId: PlainCase['executor'];
}

const plainCase = (found: FoundCase): PlainCase => ({
  id: found.rowId,
  number: found.number,
  status: found.status,
  receivedAt: plainTime(found.receivedAt),
  office: found.officeByOfficeId,
  applicant: found.applicantByApplicantId,
  executor: found.appUserByExecutorId,
});

function plain(question: string, data: Answers): unknown {
  if (question === 'Q1')
    return { totalCount: data.allCases.totalCount, nodes: data.allCases.nodes.map(plainCase) };
  if (question === 'Q2') {
    const { caseEventsByCaseId } = data.caseByRowId;
    const history = caseEventsByCaseId.nodes.map((event) => ({ ...event, at: plainTime(event.at) }));
    return { ...plainCase(data.caseByRowId), history };
  }
  if (question === 'Q4') {
    const { rowId: id, status, version } = data.benchAcceptDocuments.result;
    return { id, status, version };
  }
  return plainCounts(data.allBenchCounts.nodes);
}

/** Installs PostGraphile and starts it over a database as its owner; throws where no package registry can be reached. */
export async function startPostGraphile(
  owner: pg.Client,
  databaseUrl: string,
  subjects: Subjects,
  node: string,
): Promise<System> {
  await owner.query(COUNTS_VIEW);
  await owner.query(STEP_FUNCTION);
  const folder = await installApart('postgraphile', [POSTGRAPHILE]);
  // Beside its packages, where it finds them.
  await copyFile(join(import.meta.dirname, 'postgraphileServer.mjs'), join(folder, 'server.mjs'));
  const port = await freePort();
  const started = await start({
    command: node,
    args: ['server.mjs'],
    cwd: folder,
    env: {
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      NODE_ENV: 'production',
      GRAPHILE_ENV: 'production',
    },
    ready: /ready/,
  });
  const requests = {
    Q1: subjects.offices.map(({ id }) => graphqlRequest(LIST, { office: id })),
    Q2: subjects.cases.map(({ id }) => graphqlRequest(CASE, { id })),
    Q3: [graphqlRequest(COUNTS, {})],
  };
  return {
    name: 'PostGraphile',
    port,
    process: {
      ...started,
      stop: async () => {
        await started.stop();
        await rm(folder, { recursive: true, force: true });
      },
    },
    requests: (question) => requests[question],
    step: ({ id, version }) => graphqlRequest(STEP, { id, version }),
    plain: (question, body) => plain(question, (body as { readonly data: Answers }).data),
  };
}
