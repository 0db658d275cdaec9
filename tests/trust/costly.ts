import { schema } from '../../schema/index.ts';
import { MOST_PER_MINUTE } from '../../schema/tokens/makeToken.ts';
import { hashOfSecret, newSecret, prefixOf } from '../../schema/tokens/secret.ts';
import { graphqlRequest } from '../load/connection.ts';
import type { Scene } from '../load/scene.ts';
import { deepSelection } from '../support/documents.ts';

/** A query that an analyst may ask, and how long it took with nobody else at work; milliseconds. */
export interface CostlyQuery {
  readonly what: string;
  /** Its bytes, on a connection that ends with it. */
  readonly request: string;
  readonly alone: number;
}

const figures = (): string => {
  const field = schema.getQueryType()?.getFields().caseStatistics;
  return field ? deepSelection(schema, field.type) : '';
};
const row = (): string => deepSelection(schema, schema.getType('CaseTableRow') as never);

/** As large as the limits let them be, each meant to cost the most at one place: the database, the figures, the answer. */
function candidates(): Readonly<Record<string, string>> {
  const asOf = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
  const small = 'groups { cases people onTime { share } clocks { median p90 } backlog { p90AgeDays } }';
  return {
    'all figures by office and month': `{ caseStatistics(groupBy: [OFFICE, MONTH]) ${figures()} }`,
    'all figures by office and week': `{ caseStatistics(groupBy: [OFFICE, WEEK]) ${figures()} }`,
    'all figures by office and month, out of the history': `{ caseStatistics(groupBy: [OFFICE, MONTH], asOf: "${asOf(1)}") ${figures()} }`,
    'twenty reports at once': `{ ${Array.from({ length: 20 }, (_, at) => `s${at}: caseStatistics(groupBy: [MONTH], asOf: "${asOf(at)}") { ${small} }`).join(' ')} }`,
    'a thousand rows': `{ caseTable(first: 1000) { totalCount nodes ${row()} } }`,
  };
}

/** Gives an analyst a token that may ask as often as any may; its secret. */
export async function analystToken({ db }: Scene): Promise<string> {
  const { id } = await db.user.findFirstOrThrow({ where: { login: 'analyst' }, select: { id: true } });
  const secret = newSecret();
  await db.apiToken.create({
    data: {
      tokenHash: hashOfSecret(secret),
      prefix: prefixOf(secret),
      name: 'Dashboard',
      userId: id,
      createdById: id,
      role: 'ANALYST',
      operations: [],
      requestsPerMinute: MOST_PER_MINUTE,
      createdAt: new Date(),
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
  return secret;
}

/** What an analyst may ask, the costliest first; throws when one of them is refused. */
export async function costliestQueries(port: number, secret: string): Promise<readonly CostlyQuery[]> {
  const found: CostlyQuery[] = [];
  for (const [what, query] of Object.entries(candidates())) {
    const took: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const began = performance.now();
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          authorization: `Bearer ${secret}`,
        },
        body: JSON.stringify({ query }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${what}: ${text.slice(0, 300)}`);
      took.push(performance.now() - began);
    }
    const headers = { authorization: `Bearer ${secret}`, connection: 'close' };
    // The first time is that of preparing it.
    found.push({ what, request: graphqlRequest(query, {}, headers), alone: Math.min(...took) });
  }
  return found.sort((one, other) => other.alone - one.alone);
}
