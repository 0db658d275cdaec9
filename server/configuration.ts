import { join } from 'node:path';
import { z } from 'zod';
import type { AttachmentLimits } from '../schema/context.ts';
import { USUAL_POOLS } from './database/poolSizes.ts';
import { attachmentLimits, fileContradictions, fileStore, fileVariables } from './fileConfiguration.ts';
import type { FileStoreOptions } from './files/store/openFileStore.ts';
import { USUAL_CONNECTIONS } from './httpTimes.ts';
import { type ShareLimits, USUAL_SHARES } from './shares.ts';
import {
  type SignInConfiguration,
  signInConfiguration,
  signInContradictions,
  signInVariables,
} from './signInConfiguration.ts';
import { whole } from './wholeNumber.ts';

/** All that the process is told from outside; read once, checked once. */
export interface Configuration extends SignInConfiguration {
  /** NODE_ENV=production: no introspection, no suggestions, secure cookies, no demo. */
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** What `openDatabase` needs; without `databaseUrl` PostgreSQL runs inside, in `dataDir`. */
  readonly database: {
    readonly databaseUrl?: string;
    readonly migrationUrl?: string;
    readonly dataDir: string;
    readonly poolSize: number;
    /** Where the PostgreSQL inside keeps what it writes, segment by segment, for a restore after a backup. */
    readonly walArchiveDir?: string;
    /** A replica of the server of `databaseUrl`: what analysts' programs read. */
    readonly replicaUrl?: string;
    /** Connections for the queries of programs and analysts, beside those of `poolSize`. */
    readonly apartPoolSize: number;
  };
  /** How `npm run backup` keeps the database. */
  readonly backupMethod: 'base' | 'dump';
  /** Origins (`https://host[:port]`) whose pages may call the API; compared exactly. */
  readonly publicOrigins: readonly string[];
  readonly cookieSecure: boolean;
  readonly sessionIdleMinutes: number;
  readonly sessionHours: number;
  /** Minutes for which a proof by password is enough for a signature. */
  readonly signProofMinutes: number;
  /** File of the key that seals papers (Ed25519, PKCS #8, PEM); made when it is missing. */
  readonly sealKeyFile: string;
  /** File of the key that makes pseudonyms (32 bytes, base64url); made when it is missing. */
  readonly pseudonymKeyFile: string;
  /** File of the heads of sealed history (a line of JSON each); made with the first. */
  readonly historyHeadsFile: string;
  /** Seconds between two rounds of sealing the history; 0: this process never seals. */
  readonly historySealSeconds: number;
  /** More documents that a browser session may run in production, beside those of the back office; JSON lists of texts. */
  readonly moreOperationsFiles: readonly string[];
  /** How many proxies in front add to X-Forwarded-For; 0 takes the socket's address. */
  readonly trustProxy: number;
  /** Seconds for which a process that is told to stop says at `/ready` that it is not ready, and still serves. */
  readonly drainSeconds: number;
  /** What one user may have of this process at once. */
  readonly shares: ShareLimits;
  /** Connections that may be open at once; one more is closed at once. */
  readonly maxConnections: number;
  /** Whether the first start fills the embedded database with made-up people and cases. */
  readonly demo: boolean;
  /** Seconds between two sweeps of the time limits; 0: this process never sweeps. */
  readonly sweepSeconds: number;
  /** Where the bytes of attachments are kept. */
  readonly files: FileStoreOptions;
  readonly attachmentLimits: AttachmentLimits;
}

/** Everything that is wrong with the environment, one sentence a mistake. */
export class ConfigurationError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(['The configuration is not right:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
    this.name = 'ConfigurationError';
    this.problems = problems;
  }
}

const onOff = z
  .enum(['on', 'off', 'true', 'false', '1', '0'], 'must be on or off')
  .transform((value) => value === 'on' || value === 'true' || value === '1');

const postgresUrl = z
  .string()
  .refine(
    (value) => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol),
    'must be an address like postgresql://user:password@host:5432/name',
  );

const isOrigin = (value: string): boolean =>
  URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).origin === value;

const origins = z
  .string()
  .transform((value) => value.split(',').map((origin) => origin.trim()))
  .refine(
    (list) => list.every(isOrigin),
    'must be origins like https://komek.example, separated by commas, without a path or a closing slash',
  );

/** The documented variables; an empty one counts as not set. */
const variables = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], 'must be development, test or production')
    .default('development'),
  HOST: z.string().optional(),
  PORT: whole(1, 65535).default(8080),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
      'must be fatal, error, warn, info, debug or silent',
    )
    .default('info'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_MIGRATION_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: whole(2, 200).default(USUAL_POOLS.connections),
  DATABASE_REPLICA_URL: postgresUrl.optional(),
  ANALYSIS_POOL_SIZE: whole(1, 200).default(USUAL_POOLS.apart),
  KOMEK_DATA_DIR: z.string().default('.komek'),
  PUBLIC_ORIGIN: origins.optional(),
  COOKIE_SECURE: onOff.optional(),
  SESSION_IDLE_MINUTES: whole(1, 24 * 60).default(60),
  SESSION_HOURS: whole(1, 24 * 7).default(12),
  SIGN_PROOF_MINUTES: whole(1, 24 * 60).default(30),
  SEAL_KEY_FILE: z.string().optional(),
  PSEUDONYM_KEY_FILE: z.string().optional(),
  HISTORY_HEADS_FILE: z.string().optional(),
  HISTORY_SEAL_SECONDS: whole(0, 24 * 3600).default(300),
  MORE_OPERATIONS_FILE: z.string().optional(),
  TRUST_PROXY: whole(0, 5).default(0),
  BACKUP_METHOD: z.enum(['base', 'dump'], 'must be base or dump').optional(),
  WAL_ARCHIVE_DIR: z.string().optional(),
  DRAIN_SECONDS: whole(0, 300).default(0),
  STREAMS_PER_USER: whole(1, 1000).default(USUAL_SHARES.streams),
  OPERATIONS_PER_USER: whole(1, 100).default(USUAL_SHARES.operations),
  FILES_PER_USER: whole(1, 100).default(USUAL_SHARES.files),
  MAX_CONNECTIONS: whole(10, 100_000).default(USUAL_CONNECTIONS),
  KOMEK_DEMO: onOff.optional(),
  SWEEP_SECONDS: whole(0, 3600).default(15),
  ...fileVariables,
  ...signInVariables,
});

/** The names of all variables that the server reads. */
export const VARIABLE_NAMES: readonly string[] = Object.keys(variables.shape);

type Variables = z.output<typeof variables>;

/** Values that may stand in a message; the addresses of databases carry passwords. */
const PRINTABLE = new Set([
  'NODE_ENV',
  'PORT',
  'LOG_LEVEL',
  'DATABASE_POOL_SIZE',
  'ANALYSIS_POOL_SIZE',
  'PUBLIC_ORIGIN',
  'COOKIE_SECURE',
  'SESSION_IDLE_MINUTES',
  'SESSION_HOURS',
  'SIGN_PROOF_MINUTES',
  'TRUST_PROXY',
  'DRAIN_SECONDS',
  'STREAMS_PER_USER',
  'OPERATIONS_PER_USER',
  'FILES_PER_USER',
  'MAX_CONNECTIONS',
  'TOTP_REQUIRED_ROLES',
  'BACKUP_METHOD',
  'KOMEK_DEMO',
  'HISTORY_SEAL_SECONDS',
  'SWEEP_SECONDS',
  'FILES_S3_BUCKET',
  'ATTACHMENT_MAX_MB',
  'ATTACHMENT_MAX_FILES',
]);

/** Reads and checks the environment; throws one ConfigurationError that lists every mistake. */
export function readConfiguration(env: Readonly<Record<string, string | undefined>>): Configuration {
  const set = Object.fromEntries(
    Object.keys(variables.shape)
      .map((name) => [name, env[name]?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = variables.safeParse(set);
  if (!read.success) {
    const problems = new Map(read.error.issues.map((issue) => [String(issue.path[0]), issue.message]));
    throw new ConfigurationError(
      [...problems].map(([name, message]) =>
        PRINTABLE.has(name) ? `${name} ${message} (it is "${set[name]}").` : `${name} ${message}.`,
      ),
    );
  }
  const problems = contradictions(read.data);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return settle(read.data);
}

const isLoopback = (origin: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname);

function originsOf(read: Variables): readonly string[] {
  return read.PUBLIC_ORIGIN ?? [`http://localhost:${read.PORT}`, `http://127.0.0.1:${read.PORT}`];
}

function secureCookie(read: Variables): boolean {
  const list = originsOf(read);
  if (read.COOKIE_SECURE !== undefined) return read.COOKIE_SECURE;
  if (list.every((origin) => origin.startsWith('https:'))) return true;
  return read.NODE_ENV === 'production' && !list.every(isLoopback);
}

function contradictions(read: Variables): string[] {
  const problems: string[] = [...fileContradictions(read), ...signInContradictions(read)];
  const production = read.NODE_ENV === 'production';
  if (read.DATABASE_MIGRATION_URL && !read.DATABASE_URL) {
    problems.push(
      'DATABASE_MIGRATION_URL is set without DATABASE_URL: set both, or neither for the embedded database.',
    );
  }
  if (read.DATABASE_REPLICA_URL && !read.DATABASE_URL) {
    problems.push('DATABASE_REPLICA_URL is set without DATABASE_URL: the PostgreSQL inside has no replica.');
  }
  if (read.WAL_ARCHIVE_DIR && read.DATABASE_URL) {
    problems.push(
      'WAL_ARCHIVE_DIR is set with DATABASE_URL: a PostgreSQL of its own archives by its own settings.',
    );
  }
  if (read.KOMEK_DEMO === true && read.DATABASE_URL) {
    problems.push('KOMEK_DEMO is on with DATABASE_URL: made-up cases go only into the embedded database.');
  }
  if (read.KOMEK_DEMO === true && production) {
    problems.push('KOMEK_DEMO is on with NODE_ENV=production: made-up cases never go into production.');
  }
  if (production && read.DATABASE_URL && read.SEAL_KEY_FILE === undefined) {
    problems.push(
      'NODE_ENV=production with DATABASE_URL needs SEAL_KEY_FILE: the key that seals papers, shared by all processes and kept in the backup.',
    );
  }
  if (production && read.DATABASE_URL && read.PSEUDONYM_KEY_FILE === undefined) {
    problems.push(
      'NODE_ENV=production with DATABASE_URL needs PSEUDONYM_KEY_FILE: the key that makes pseudonyms, shared by all processes and kept in the backup.',
    );
  }
  const https = originsOf(read).filter((origin) => origin.startsWith('https:'));
  if (production && read.COOKIE_SECURE === false && https.length > 0) {
    problems.push(
      `COOKIE_SECURE is off with NODE_ENV=production and ${https.join(', ')}: sessions would go over plain http, too.`,
    );
  }
  const plain = originsOf(read).filter((origin) => origin.startsWith('http:') && !isLoopback(origin));
  if (secureCookie(read) && plain.length > 0) {
    problems.push(
      `PUBLIC_ORIGIN has ${plain.join(', ')}, where a browser drops the secure session cookie: use https, or set COOKIE_SECURE=off.`,
    );
  }
  return problems;
}

function settle(read: Variables): Configuration {
  const production = read.NODE_ENV === 'production';
  const embedded = read.DATABASE_URL === undefined;
  return {
    production,
    host: read.HOST ?? (production && !embedded ? '0.0.0.0' : '127.0.0.1'),
    port: read.PORT,
    logLevel: read.LOG_LEVEL,
    database: {
      ...(read.DATABASE_URL === undefined ? {} : { databaseUrl: read.DATABASE_URL }),
      ...(read.DATABASE_MIGRATION_URL === undefined ? {} : { migrationUrl: read.DATABASE_MIGRATION_URL }),
      dataDir: read.KOMEK_DATA_DIR,
      poolSize: read.DATABASE_POOL_SIZE,
      apartPoolSize: read.ANALYSIS_POOL_SIZE,
      ...(read.DATABASE_REPLICA_URL === undefined ? {} : { replicaUrl: read.DATABASE_REPLICA_URL }),
      ...(read.WAL_ARCHIVE_DIR === undefined ? {} : { walArchiveDir: read.WAL_ARCHIVE_DIR }),
    },
    backupMethod: read.BACKUP_METHOD ?? (embedded ? 'base' : 'dump'),
    publicOrigins: originsOf(read),
    cookieSecure: secureCookie(read),
    sessionIdleMinutes: read.SESSION_IDLE_MINUTES,
    sessionHours: read.SESSION_HOURS,
    signProofMinutes: read.SIGN_PROOF_MINUTES,
    sealKeyFile: read.SEAL_KEY_FILE ?? join(read.KOMEK_DATA_DIR, 'seal-key.pem'),
    pseudonymKeyFile: read.PSEUDONYM_KEY_FILE ?? join(read.KOMEK_DATA_DIR, 'pseudonym-key'),
    historyHeadsFile: read.HISTORY_HEADS_FILE ?? join(read.KOMEK_DATA_DIR, 'history-heads.jsonl'),
    historySealSeconds: read.HISTORY_SEAL_SECONDS,
    moreOperationsFiles: read.MORE_OPERATIONS_FILE === undefined ? [] : [read.MORE_OPERATIONS_FILE],
    ...signInConfiguration(read),
    trustProxy: read.TRUST_PROXY,
    drainSeconds: read.DRAIN_SECONDS,
    shares: {
      streams: read.STREAMS_PER_USER,
      operations: read.OPERATIONS_PER_USER,
      files: read.FILES_PER_USER,
    },
    maxConnections: read.MAX_CONNECTIONS,
    demo: read.KOMEK_DEMO ?? (embedded && !production),
    sweepSeconds: read.SWEEP_SECONDS,
    files: fileStore(read),
    attachmentLimits: attachmentLimits(read),
  };
}
