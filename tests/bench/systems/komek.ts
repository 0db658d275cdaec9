import { graphqlRequest } from '../../load/connection.ts';
import { type KomekServer, signedInAs } from '../../load/komekServer.ts';
import { type PlainCase, plainCounts, type Subjects, type System } from './system.ts';

const CASE_FIELDS = `id number status receivedAt office { code nameKk }
  applicant { surname givenName patronymic } executor { surname givenName patronymic }`;
const LIST = `query Cases { cases(first: 25) { totalCount nodes { ${CASE_FIELDS} } } }`;
const CASE = `query Case($id: ID!) { case(id: $id) { ${CASE_FIELDS}
  history { seq transition from to at actorName actorRole } } }`;
const COUNTS = `query Counts { caseStatistics(groupBy: [OFFICE, STATUS]) {
  groups { office { code } status cases } } }`;
const STEP = `mutation Accept($input: AcceptDocumentsInput!) { acceptDocuments(input: $input) { case { id status version } } }`;

/** What is asked here and not by the back office. */
export const BENCH_DOCUMENTS = [LIST, CASE, COUNTS, STEP] as const;

/** Komek answering the questions, each asked by somebody who is signed in and may ask it. */
export function komekSystem(name: string, server: KomekServer, subjects: Subjects): System {
  const { offices, cases, analyst, executors } = subjects;
  const requests = {
    Q1: offices.map(({ token }) => graphqlRequest(LIST, {}, signedInAs(token))),
    Q2: cases.map(({ id, token }) => graphqlRequest(CASE, { id }, signedInAs(token))),
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
