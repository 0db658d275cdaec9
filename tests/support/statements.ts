import { expect } from 'vitest';
import { createClient } from '../../prisma/client.ts';
import type { Statement } from '../../prisma/prepared.ts';
import { schema } from '../../schema/index.ts';
import { createApp } from '../../server/app.ts';
import { createLog } from '../../server/log.ts';
import { plainWorks } from './plainPress.ts';
import { ask, ORIGIN, type Person, type World } from './world.ts';

/** What somebody asks for. */
export interface Asked {
  readonly who: Pick<Person, 'cookie'>;
  readonly document: string;
  readonly variables?: Record<string, unknown>;
}

/**
 * How many SQL statements one request takes that must succeed: the question whether the known session still holds and
 * the view log's among them.
 */
export async function statementsOf(
  world: World,
  who: Pick<Person, 'cookie'>,
  document: string,
  variables: Record<string, unknown> = {},
): Promise<number> {
  const [statements] = await sentFor(world, [{ who, document, variables }]);
  return statements?.length ?? 0;
}

/** The SQL statements of each of these requests, all of which must succeed; the sessions are known before the first. */
export async function sentFor(world: World, requests: readonly Asked[]): Promise<Statement[][]> {
  let sent: Statement[] = [];
  const db = createClient({ connectionString: world.url, onStatement: (statement) => sent.push(statement) });
  const app = createApp({
    papers: plainWorks,
    schema,
    db,
    events: world.live,
    config: {
      production: false,
      publicOrigins: [ORIGIN],
      cookieSecure: false,
      sessionIdleMinutes: 60,
      sessionHours: 12,
      signProofMinutes: 600,
    },
    log: createLog('silent'),
    now: () => world.clock,
  });
  for (const who of new Set(requests.map((asked) => asked.who))) await ask(app, who, '{ __typename }');
  const all: Statement[][] = [];
  for (const { who, document, variables } of requests) {
    sent = [];
    const { errors } = await ask(app, who, document, variables);
    expect(errors).toBeUndefined();
    all.push(sent);
  }
  await app.dispose();
  await db.$disconnect();
  return all;
}
