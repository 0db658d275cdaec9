import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigurationError, readConfiguration, VARIABLE_NAMES } from '../../server/configuration.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const ROOT = join(import.meta.dirname, '../..');

/** A production as the README starts it. */
const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://komek:secret@db:5432/komek',
  PUBLIC_ORIGIN: 'https://komek.example',
  FILES_DIR: '/srv/komek/files',
  SEAL_KEY_FILE: '/srv/komek/seal-key.pem',
  PSEUDONYM_KEY_FILE: '/srv/komek/pseudonym-key',
  TOTP_KEY_FILE: '/srv/komek/totp-key',
};

/** What each variable does in production: nothing else than anywhere; it must be named; or some values are refused. */
const IN_PRODUCTION: Readonly<Record<string, 'SAME' | 'NEEDED' | { readonly refused: readonly string[] }>> = {
  NODE_ENV: 'SAME',
  HOST: 'SAME',
  PORT: 'SAME',
  LOG_LEVEL: 'SAME',
  DATABASE_URL: 'SAME',
  DATABASE_MIGRATION_URL: 'SAME',
  DATABASE_POOL_SIZE: 'SAME',
  DATABASE_REPLICA_URL: { refused: ['replica.example'] },
  ANALYSIS_POOL_SIZE: { refused: ['0'] },
  KOMEK_DATA_DIR: 'SAME',
  PUBLIC_ORIGIN: { refused: ['http://komek.example'] },
  COOKIE_SECURE: { refused: ['off'] },
  SESSION_IDLE_MINUTES: { refused: ['0', '1441'] },
  SESSION_HOURS: { refused: ['0', '169'] },
  SIGN_PROOF_MINUTES: { refused: ['0', '1441'] },
  SEAL_KEY_FILE: 'NEEDED',
  PSEUDONYM_KEY_FILE: 'NEEDED',
  TOTP_KEY_FILE: 'NEEDED',
  TOTP_REQUIRED_ROLES: { refused: ['NOBODY', 'HEAD,'] },
  OIDC_ISSUER: { refused: ['http://127.0.0.1:9000', 'http://sso.example'] },
  OIDC_CLIENT_ID: 'SAME',
  OIDC_CLIENT_SECRET_FILE: 'SAME',
  OIDC_CLAIM: 'SAME',
  OIDC_SCOPE: { refused: ['profile'] },
  OIDC_NAME_KK: 'SAME',
  OIDC_NAME_RU: 'SAME',
  OIDC_NAME_EN: 'SAME',
  OIDC_ONLY: { refused: ['perhaps'] },
  HISTORY_HEADS_FILE: 'SAME',
  HISTORY_SEAL_SECONDS: 'SAME',
  MORE_OPERATIONS_FILE: 'SAME',
  BACKUP_METHOD: { refused: ['copy'] },
  WAL_ARCHIVE_DIR: { refused: ['/srv/wal'] },
  TRUST_PROXY: { refused: ['6'] },
  DRAIN_SECONDS: 'SAME',
  STREAMS_PER_USER: { refused: ['0'] },
  FILES_PER_USER: { refused: ['0'] },
  OPERATIONS_PER_USER: { refused: ['0'] },
  MAX_CONNECTIONS: { refused: ['9'] },
  KOMEK_DEMO: { refused: ['on'] },
  SWEEP_SECONDS: 'SAME',
  FILES_DIR: 'NEEDED',
  FILES_S3_ENDPOINT: 'SAME',
  FILES_S3_REGION: 'SAME',
  FILES_S3_BUCKET: 'SAME',
  FILES_S3_ACCESS_KEY_ID: 'SAME',
  FILES_S3_SECRET_ACCESS_KEY: 'SAME',
  ATTACHMENT_MAX_MB: 'SAME',
  ATTACHMENT_MAX_FILES: 'SAME',
};

/** Beside a provider's variable the others that it cannot do without. */
const PROVIDER = {
  OIDC_ISSUER: 'https://sso.example',
  OIDC_CLIENT_ID: 'komek',
  OIDC_CLIENT_SECRET_FILE: '/srv/komek/oidc-secret',
};

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfiguration(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

describe('production', () => {
  it('is started by what the README says, and by it with a provider', () => {
    expect(problemsOf(PRODUCTION)).toEqual([]);
    expect(problemsOf({ ...PRODUCTION, ...PROVIDER })).toEqual([]);
  });

  it('is judged variable by variable, and the README names each of them', () => {
    expect(Object.keys(IN_PRODUCTION).sort()).toEqual([...VARIABLE_NAMES].sort());
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    expect(VARIABLE_NAMES.filter((name) => !readme.includes(name))).toEqual([]);
  });

  const refused = Object.entries(IN_PRODUCTION).flatMap(([name, meaning]) =>
    typeof meaning === 'object' ? meaning.refused.map((value) => [name, value] as const) : [],
  );
  it.each(refused)('refuses to start with %s=%s', (name, value) => {
    const provider = name.startsWith('OIDC_') ? PROVIDER : {};
    const problems = problemsOf({ ...PRODUCTION, ...provider, [name]: value });
    expect(problems).toEqual(expect.arrayContaining([expect.stringContaining(name)]));
  });

  const needed = Object.keys(IN_PRODUCTION).filter((name) => IN_PRODUCTION[name] === 'NEEDED');
  it.each(needed)(
    'refuses to start without %s: there is no secret that it would make up by itself',
    (name) => {
      const problems = problemsOf({ ...PRODUCTION, [name]: '' });
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(name);
    },
  );

  it('is refused by the process itself, too, before it touches anything', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'server/start.mjs')], {
      env: { PATH: process.env.PATH ?? '', ...PRODUCTION, KOMEK_DEMO: 'on' },
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect(status).toBe(78);
    expect(stderr).toContain('KOMEK_DEMO is on with NODE_ENV=production');
  }, 70_000);
});

describe('compose.yaml', () => {
  const text = readFileSync(join(ROOT, 'compose.yaml'), 'utf8');
  const [, block = ''] = /environment: &environment\n((?: {4}.*\n)+)/.exec(text) ?? [];
  const environment = Object.fromEntries(
    [...block.matchAll(/^ {4}([A-Z_]+): (.+)$/gm)].map(([, name = '', value = '']) => [
      name,
      value
        .replaceAll("'", '')
        .replace(/\$\{PUBLIC_ORIGIN:[?].*\}/, PRODUCTION.PUBLIC_ORIGIN)
        .replace(/\$\{\w+:[?][^}]*\}/, 'secret')
        .replace(/\$\{\w+:-(.*)\}/, '$1'),
    ]),
  );
  const servers = [...new Set([...text.matchAll(/^ +server (\S+) /gm)].map(([, name]) => name))];

  it('starts production by variables that there are', () => {
    expect(Object.keys(environment).filter((name) => !VARIABLE_NAMES.includes(name))).toEqual([]);
    expect(problemsOf(environment)).toEqual([]);
  });

  it('gives each server behind the proxy a file of its own for the heads of the history', () => {
    const files = [...text.matchAll(/HISTORY_HEADS_FILE: (\S+)/g)].map(([, file]) => file);
    expect(servers).toEqual(['komek-1', 'komek-2']);
    expect(new Set(files).size).toBe(servers.length);
  });

  it('waits for the end of the drain and of the last requests before it kills', () => {
    // The servers' own is the first in the file.
    const [, grace] = /stop_grace_period: (\d+)s/.exec(text) ?? [];
    expect(Number(grace)).toBeGreaterThan(Number(environment.DRAIN_SECONDS) + 10);
  });

  it('finds a server again that comes back with another address', () => {
    const defaults = text.match(/^ +default-server .*$/gm) ?? [];
    expect(defaults).toHaveLength(2);
    for (const line of defaults) expect(line).toMatch(/ resolvers containers .*init-addr last,libc,none/);
  });

  it('takes the database for ready only when it listens to others', () => {
    expect(text).toContain("'pg_isready', '-h', '127.0.0.1'");
  });
});

describe('a database that was just made', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  it('has nobody in it who could sign in: the first one is made by `admin:create`', async () => {
    expect(await database.db.user.count()).toBe(0);
  });
});
