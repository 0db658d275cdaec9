import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { codegen } from '@graphql-codegen/core';
import * as operationsPlugin from '@graphql-codegen/typescript-operations';
import { buildSchema, parse } from 'graphql';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer } from '../../server/http.ts';
import { createLog } from '../../server/log.ts';
import { caseIn, staff } from '../support/steps.ts';
import { createWorld, type Person, type World } from '../support/world.ts';
import { madeToken } from './newToken.ts';

const run = promisify(execFile);
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const section = /## Reading Komek from other tools\n(.*?)\n## /s.exec(readme)?.[1] ?? '';
const blocks = (language: string): string[] =>
  [...section.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, text = '']) => text);

let world: World;
let server: Server;
let environment: Record<string, string>;
let analyst: Person;
let numbers: string[];

beforeAll(async () => {
  world = await createWorld();
  const people = await staff(world);
  // So many people that a figure of them is not kept back from an analyst.
  for (let more = 0; more < 5; more += 1) await caseIn(world, people, 'REGISTERED');
  const rows = await world.db.case.findMany({ orderBy: { receivedAt: 'asc' } });
  numbers = rows.map(({ number }) => number ?? '').sort();
  analyst = await world.person('AKS', ['ANALYST']);
  const { secret } = await madeToken(world, analyst);
  server = createHttpServer({
    app: world.app,
    pages: (_request, response) => void response.writeHead(404).end(),
    readiness: async () => 'ready',
    log: createLog('silent'),
    trustProxy: 0,
    secure: false,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  environment = { KOMEK_URL: `http://127.0.0.1:${port}`, KOMEK_TOKEN: secret };
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await world.close();
});

const env = () => ({ PATH: process.env.PATH ?? '', ...environment });
const shell = async (script: string): Promise<string> =>
  (await run('sh', ['-ec', script], { env: env() })).stdout;

/** Runs a script as the README says: in a folder of its own that has graphql-request, which is here the repository's. */
async function inFolder(script: string, more: Record<string, string> = {}): Promise<{ stdout: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'komek-tools-'));
  try {
    await symlink(
      fileURLToPath(new URL('../../node_modules', import.meta.url)),
      join(folder, 'node_modules'),
    );
    await writeFile(join(folder, 'cases.mjs'), script);
    return await run(process.execPath, ['cases.mjs'], { cwd: folder, env: { ...env(), ...more } });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What the README's script prints. */
interface Walked {
  readonly offices: readonly object[];
  readonly rows: readonly { readonly number: string; readonly office: { readonly code: string } }[];
}

interface Page {
  readonly data: { readonly cases: { readonly nodes: readonly { readonly number: string }[] } };
}

/** Sends exactly these headers, as a tool would. */
const send = (headers: Record<string, string>, body: object): Promise<{ status: number; page: Page }> =>
  new Promise((resolve, reject) => {
    const sent = httpRequest(`${environment.KOMEK_URL}/graphql`, { method: 'POST', headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          page: JSON.parse(Buffer.concat(parts).toString()) as Page,
        }),
      );
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
const numbersOf = ({ data }: Page): string[] => data.cases.nodes.map(({ number }) => number).sort();

describe('what the README says of other tools', () => {
  it('works with curl: a page, and the whole table as a file', async () => {
    const [page = '', file = '', ...more] = blocks('sh');
    expect(more).toEqual([]);
    expect(numbersOf(JSON.parse(await shell(page)) as Page)).toEqual(numbers);
    const lines = (await shell(file)).trim().split('\r\n');
    expect(lines.slice(1).map((line) => line.split(';')[0])).toEqual(
      expect.arrayContaining(numbers.map((number) => expect.stringContaining(number))),
    );
    environment.KOMEK_TOKEN += 'x';
    await expect(shell(page)).rejects.toMatchObject({
      code: 22,
      stdout: expect.stringContaining('UNAUTHENTICATED'),
    });
    environment.KOMEK_TOKEN = environment.KOMEK_TOKEN?.slice(0, -1) ?? '';
  });

  it('works with Node and graphql-request: a figure, the whole table, and errors by their code', async () => {
    const [script = '', ...more] = blocks('js');
    expect(more).toEqual([]);
    const whole = /first: 1000\b/;
    expect(script).toMatch(whole);
    // Pages of two, so that there is more than one.
    const { stdout } = await inFolder(script.replace(whole, 'first: 2'));
    const { offices, rows } = JSON.parse(stdout) as Walked;
    expect(rows.map(({ number }) => number).sort()).toEqual(numbers);
    expect(rows[0]?.office.code).toBe('AKS');
    expect(offices).toEqual([
      { office: { code: 'AKS' }, suppressed: false, cases: numbers.length, onTime: { share: null } },
    ]);

    await expect(inFolder(script.replace(whole, 'first: 5000'))).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Error: PAGE_TOO_LARGE: '),
    });
    const wrong = { KOMEK_TOKEN: `${environment.KOMEK_TOKEN}x` };
    await expect(inFolder(script, wrong)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Error: The token is wrong, has expired or was revoked.'),
    });

    const { secret } = await madeToken(world, analyst, { requestsPerMinute: 2 });
    const morning = world.clock;
    const statuses: number[] = [];
    // The third request is refused a second before the minute is over, the fourth comes after it.
    const onRequest = (_request: IncomingMessage, response: ServerResponse): void => {
      world.clock = new Date(world.clock.getTime() + 29_500);
      response.on('finish', () => statuses.push(response.statusCode));
    };
    server.prependListener('request', onRequest);
    const limited = await inFolder(script.replace(whole, 'first: 3'), { KOMEK_TOKEN: secret });
    server.off('request', onRequest);
    world.clock = morning;
    expect(statuses).toEqual([200, 200, 429, 200]);
    expect((JSON.parse(limited.stdout) as Walked).rows).toEqual(rows);
  });

  it('answers the requests of Power Query and of Grafana’s Infinity as they are sent', async () => {
    const authorization = `Bearer ${environment.KOMEK_TOKEN}`;
    const [script = ''] = blocks('powerquery');
    const query = /query = "(.*)"/.exec(script)?.[1] ?? '';
    const byPowerQuery = {
      authorization,
      'content-type': 'application/json',
      expect: '100-continue',
      'accept-encoding': 'gzip, deflate',
    };
    const excel = await send(byPowerQuery, { query, variables: { after: null } });
    expect([excel.status, numbersOf(excel.page)]).toEqual([200, numbers]);
    const grafana = await send(
      {
        authorization,
        'content-type': 'application/json',
        accept: 'application/json;q=0.9,text/plain',
        'accept-encoding': 'gzip',
      },
      { query: /^ {4}(\{ cases.*)$/m.exec(section)?.[1], variables: {} },
    );
    expect([grafana.status, numbersOf(grafana.page)]).toEqual([200, numbers]);
  });
});

describe('a typed client', () => {
  it('is generated from the contract for an analyst’s documents, and compiles', async () => {
    const contract = readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');
    const document = parse(`query Cases($filter: CaseFilter, $after: String) {
      cases(first: 100, after: $after, filter: $filter) {
        totalCount pageInfo { hasNextPage endCursor } nodes { number status receivedAt office { code } } } }`);
    const generated = await codegen({
      filename: 'client.ts',
      schema: parse(contract),
      schemaAst: buildSchema(contract),
      documents: [{ document }],
      plugins: [{ operations: {} }],
      pluginMap: { operations: operationsPlugin },
      config: {
        enumsAsTypes: true,
        scalars: { ID: 'string', DateTime: 'string', Date: 'string', JSON: 'unknown' },
      },
    });
    const use = `
      export const numbers = (answer: CasesQuery): string[] => answer.cases.nodes.map(({ number }) => number ?? '');
      export const asked: CasesQueryVariables = { filter: { status: ['REGISTERED'] } };`;
    const problemsIn = (text: string): string[] => {
      const options: ts.CompilerOptions = {
        strict: true,
        noEmit: true,
        noLib: true,
        types: [],
        noResolve: true,
      };
      const host = ts.createCompilerHost(options);
      const globals = `interface Array<T> { map<U>(f: (one: T) => U): U[]; [n: number]: T } interface Boolean {} interface Function {}
        interface CallableFunction {} interface NewableFunction {} interface IArguments {} interface Number {} interface Object {}
        interface RegExp {} interface String {} type Partial<T> = { [K in keyof T]?: T[K] }; type Record<K extends keyof any, T> = { [P in K]: T };
        type Exclude<T, U> = T extends U ? never : T; type Pick<T, K extends keyof T> = { [P in K]: T[P] }; type Omit<T, K> = Pick<T, Exclude<keyof T, K>>;`;
      const files: Record<string, string> = { 'client.ts': text, 'globals.d.ts': globals };
      host.getSourceFile = (name, target) => {
        const found = files[name];
        return found === undefined ? undefined : ts.createSourceFile(name, found, target);
      };
      host.fileExists = (name) => name in files;
      const program = ts.createProgram(Object.keys(files), options, host);
      return ts
        .getPreEmitDiagnostics(program)
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
    };
    expect(problemsIn(`${generated}\n${use}`)).toEqual([]);
    expect(problemsIn(`${generated}\n${use.replace('number ??', 'iin ??')}`).join()).toMatch(/iin/);
  });
});
