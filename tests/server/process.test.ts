import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { eventStream } from '../support/eventStream.ts';
import { createOfficial, PASSWORD } from './officials.ts';

const ROOT = new URL('../../', import.meta.url);
const RUN = `
  const { main } = await import(${JSON.stringify(new URL('server/main.ts', ROOT).href)});
  const { configurationOrExit } = await import(${JSON.stringify(new URL('server/configurationOrExit.ts', ROOT).href)});
  await main(configurationOrExit(), () => (_, response) => response.end('pages'));
`;

interface ServerProcess {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exit: Promise<number | null>;
}

let database: TestDatabase;
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await database.close();
});

function run(env: Record<string, string>): ServerProcess {
  const { npm_lifecycle_event: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', RUN], {
    cwd: ROOT,
    env: {
      ...inherited,
      NODE_ENV: 'development',
      KOMEK_DATA_DIR: join(inject('runFolder'), 'process-data'),
      FILES_DIR: join(inject('runFolder'), 'process-files'),
      ...env,
    },
  });
  children.push(child);
  let output = '';
  child.stdout.on('data', (data) => {
    output += String(data);
  });
  child.stderr.on('data', (data) => {
    output += String(data);
  });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, output: () => output, exit };
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

describe('the server process', () => {
  it('serves the whole schema, and on SIGTERM ends an open stream and exits with 0', async () => {
    const port = await freePort();
    const server = run({ PORT: String(port), DATABASE_URL: database.ownerUrl });
    await expect
      .poll(server.output, { timeout: 15_000 })
      .toContain(`Komek serves at http://localhost:${port}`);
    const ask = (query: string, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(`http://localhost:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
      });
    await createOfficial(database.db, { login: 'executor', roles: ['EXECUTOR'] });
    const entered = await ask(`mutation { signIn(login: "executor", password: "${PASSWORD}") { roles } }`);
    expect(await entered.json()).toEqual({ data: { signIn: { roles: ['EXECUTOR'] } } });
    const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const stream = eventStream(
      await ask('subscription { assignments { cursor } }', { accept: 'text/event-stream', cookie }),
    );
    const waiting = stream.next();
    server.child.kill('SIGTERM');
    expect(await waiting).toBeNull();
    expect(stream.raw()).toContain('event: complete');
    expect(await server.exit).toBe(0);
  }, 40_000);

  it('exits with 78 and every mistake when its configuration is wrong', async () => {
    const server = run({ PORT: 'eighty', SESSION_HOURS: '0', DATABASE_URL: database.ownerUrl });
    expect(await server.exit).toBe(78);
    expect(server.output()).toMatch(/PORT must be .*\n.*SESSION_HOURS must be/);
  }, 20_000);

  it('exits with 1 and says in a sentence that its port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const server = run({ PORT: String(port), DATABASE_URL: database.ownerUrl });
    expect(await server.exit).toBe(1);
    expect(server.output()).toContain(`Komek cannot start: port ${port} is taken by another program`);
    taken.close();
  }, 20_000);
});
