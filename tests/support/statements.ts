import { expect } from 'vitest';
import { createClient } from '../../prisma/client.ts';
import { schema } from '../../schema/index.ts';
import { createApp } from '../../server/app.ts';
import { createLog } from '../../server/log.ts';
import { plainWorks } from './plainPress.ts';
import { ask, ORIGIN, type Person, type World } from './world.ts';

/** How many SQL statements one request takes that must succeed: the session's and the view log's among them. */
export async function statementsOf(
  world: World,
  who: Pick<Person, 'cookie'>,
  document: string,
  variables: Record<string, unknown> = {},
): Promise<number> {
  let statements = 0;
  const db = createClient({
    connectionString: world.url,
    onStatement: () => {
      statements += 1;
    },
  });
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
  const answer = await ask(app, who, document, variables);
  await app.dispose();
  await db.$disconnect();
  expect(answer.errors).toBeUndefined();
  return statements;
}
