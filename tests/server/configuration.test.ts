import { describe, expect, it } from 'vitest';
import { ConfigurationError, readConfiguration } from '../../server/configuration.ts';
import { poolSizesFor, USUAL_POOLS } from '../../server/database/poolSizes.ts';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfiguration(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('of an empty environment serves the embedded database with its demo on this machine only', () => {
    expect(readConfiguration({})).toEqual({
      production: false,
      host: '127.0.0.1',
      port: 8080,
      logLevel: 'info',
      database: { dataDir: '.komek', poolSize: USUAL_POOLS.connections, apartPoolSize: USUAL_POOLS.apart },
      publicOrigins: ['http://localhost:8080', 'http://127.0.0.1:8080'],
      cookieSecure: false,
      sessionIdleMinutes: 60,
      sessionHours: 12,
      signProofMinutes: 30,
      sealKeyFile: '.komek/seal-key.pem',
      historyHeadsFile: '.komek/history-heads.jsonl',
      historySealSeconds: 300,
      pseudonymKeyFile: '.komek/pseudonym-key',
      moreOperationsFiles: [],
      totpKeyFile: '.komek/totp-key',
      totpRequiredRoles: [],
      oidc: null,
      trustProxy: 0,
      drainSeconds: 0,
      shares: { streams: 20, operations: 4, files: 6 },
      maxConnections: 5000,
      backupMethod: 'base',
      demo: true,
      sweepSeconds: 15,
      files: { kind: 'DISK', folder: '.komek/files' },
      attachmentLimits: { maxBytes: 20 * 1024 * 1024, maxFiles: 50 },
    });
  });

  it('of production with a database listens on every address, with secure cookies and without a demo', () => {
    const config = readConfiguration({
      NODE_ENV: 'production',
      DATABASE_URL: 'postgresql://komek:secret@db:5432/komek',
      PUBLIC_ORIGIN: 'https://komek.example',
      FILES_DIR: '/srv/komek/files',
      SEAL_KEY_FILE: '/srv/komek/seal-key.pem',
      PSEUDONYM_KEY_FILE: '/srv/komek/pseudonym-key',
      TOTP_KEY_FILE: '/srv/komek/totp-key',
    });
    expect(config).toMatchObject({ host: '0.0.0.0', cookieSecure: true, demo: false, production: true });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfiguration({ PORT: '', HOST: '  ', DATABASE_URL: '' })).toEqual(readConfiguration({}));
  });

  it('names every mistake at once, each with its variable', () => {
    const problems = problemsOf({
      PORT: '80800',
      SESSION_HOURS: 'twelve',
      LOG_LEVEL: 'loud',
      NODE_ENV: 'prod',
      PUBLIC_ORIGIN: 'http://localhost:8080/',
      KOMEK_DEMO: 'maybe',
      SWEEP_SECONDS: '0.5',
      TRUST_PROXY: '-1',
      DATABASE_URL: 'mysql://root:hunter2@db/komek',
    });
    expect(problems.map((line) => line.split(' ')[0]).sort()).toEqual([
      'DATABASE_URL',
      'KOMEK_DEMO',
      'LOG_LEVEL',
      'NODE_ENV',
      'PORT',
      'PUBLIC_ORIGIN',
      'SESSION_HOURS',
      'SWEEP_SECONDS',
      'TRUST_PROXY',
    ]);
    expect(problems.find((line) => line.startsWith('PORT'))).toBe(
      'PORT must be a whole number from 1 to 65535 (it is "80800").',
    );
  });

  it('never repeats the address of a database, which holds a password', () => {
    const message = new ConfigurationError(problemsOf({ DATABASE_URL: 'mysql://root:hunter2@db/komek' }))
      .message;
    expect(message).toContain('DATABASE_URL must be an address');
    expect(message).not.toContain('hunter2');
  });

  it.each([
    [{ KOMEK_DEMO: 'on', DATABASE_URL: 'postgresql://db/komek' }, 'KOMEK_DEMO is on with DATABASE_URL'],
    [{ KOMEK_DEMO: 'on', NODE_ENV: 'production' }, 'KOMEK_DEMO is on with NODE_ENV=production'],
    [
      { DATABASE_MIGRATION_URL: 'postgresql://db/komek' },
      'DATABASE_MIGRATION_URL is set without DATABASE_URL',
    ],
    [
      { NODE_ENV: 'production', PUBLIC_ORIGIN: 'http://komek.example' },
      'PUBLIC_ORIGIN has http://komek.example',
    ],
  ])('refuses %j', (env, message) => {
    expect(problemsOf(env)).toEqual([expect.stringContaining(message)]);
  });

  it('lets an operator say that cookies go over plain http', () => {
    const env = { NODE_ENV: 'production', PUBLIC_ORIGIN: 'http://komek.example', COOKIE_SECURE: 'off' };
    expect(readConfiguration(env).cookieSecure).toBe(false);
  });

  it('takes 0 seconds between sweeps for a process that never sweeps', () => {
    expect(readConfiguration({ SWEEP_SECONDS: '0' }).sweepSeconds).toBe(0);
    expect(problemsOf({ SWEEP_SECONDS: '3601' })).toEqual([
      'SWEEP_SECONDS must be a whole number from 0 to 3600 (it is "3601").',
    ]);
  });

  describe('of where attachments are kept', () => {
    const S3 = {
      FILES_S3_ENDPOINT: 'https://storage.example',
      FILES_S3_BUCKET: 'komek-files',
      FILES_S3_ACCESS_KEY_ID: 'KOMEK',
      FILES_S3_SECRET_ACCESS_KEY: 'hunter2',
    };
    const PRODUCTION = {
      NODE_ENV: 'production',
      DATABASE_URL: 'postgresql://db/komek',
      SEAL_KEY_FILE: '/srv/seal-key.pem',
      PSEUDONYM_KEY_FILE: '/srv/pseudonym-key',
      TOTP_KEY_FILE: '/srv/totp-key',
    };

    it('is a folder beside the data unless another one, or a bucket, is named', () => {
      const of = (env: Record<string, string>) => readConfiguration(env).files;
      expect(of({ KOMEK_DATA_DIR: '/data' })).toEqual({ kind: 'DISK', folder: '/data/files' });
      expect(of({ FILES_DIR: '/srv/files' })).toEqual({ kind: 'DISK', folder: '/srv/files' });
      const bucket = {
        kind: 'S3',
        endpoint: 'https://storage.example',
        bucket: 'komek-files',
        region: 'us-east-1',
        accessKeyId: 'KOMEK',
        secretAccessKey: 'hunter2',
      };
      expect(of(S3)).toEqual(bucket);
      expect(of({ ...S3, FILES_S3_REGION: 'kz-1' })).toEqual({ ...bucket, region: 'kz-1' });
      expect(of({ ...PRODUCTION, ...S3 }).kind).toBe('S3');
    });

    it.each([
      [PRODUCTION, 'needs FILES_DIR (a folder that all processes share) or an S3 storage'],
      [{ ...S3, FILES_S3_BUCKET: '' }, 'FILES_S3_BUCKET must be set too'],
      [{ ...S3, FILES_DIR: '/srv/files' }, 'FILES_DIR is set with an S3 storage'],
      [{ ...S3, FILES_S3_ENDPOINT: 'storage' }, 'FILES_S3_ENDPOINT must be an address'],
      [{ ...S3, FILES_S3_BUCKET: 'a/b' }, 'FILES_S3_BUCKET must be the name of a bucket'],
      [{ ATTACHMENT_MAX_MB: '0' }, 'ATTACHMENT_MAX_MB must be a whole number from 1 to 200'],
      [{ ATTACHMENT_MAX_FILES: 'many' }, 'ATTACHMENT_MAX_FILES must be a whole number from 1 to 1000'],
    ])('refuses %j', (env, message) => {
      const problems = problemsOf(env as Record<string, string>);
      expect(problems).toEqual([expect.stringContaining(message)]);
      expect(problems.join()).not.toContain('hunter2');
    });

    it('says how large a file and how many files of a case may be', () => {
      const { attachmentLimits } = readConfiguration({ ATTACHMENT_MAX_MB: '5', ATTACHMENT_MAX_FILES: '7' });
      expect(attachmentLimits).toEqual({ maxBytes: 5 * 1024 * 1024, maxFiles: 7 });
    });
  });

  it('takes secure cookies whenever every origin is https', () => {
    expect(readConfiguration({ PUBLIC_ORIGIN: 'https://a.example,https://b.example' }).cookieSecure).toBe(
      true,
    );
  });

  it.each([
    [1, { connections: 4, apart: 1 }],
    [2, { connections: 4, apart: 1 }],
    [4, { connections: 8, apart: 2 }],
    [32, { connections: 10, apart: 4 }],
  ])('on %i processors opens as many connections as do more at once, and no more', (processors, sizes) => {
    expect(poolSizesFor(processors)).toEqual(sizes);
  });
});
