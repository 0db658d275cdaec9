import { type DestinationStream, type Logger, pino } from 'pino';

/** The structured log: JSON lines on standard error, standard output is for the people who start the server. */
export type Log = Logger;

const NEVER = [
  'iin',
  'login',
  'password',
  'surname',
  'givenName',
  'patronymic',
  'phone',
  'address',
  'cookie',
  'authorization',
  'variables',
  'query',
  'token',
];

/** Creates the log; `destination` is for tests. Names of fields that hold personal data are removed whatever happens. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: NEVER.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
  };
  return pino(options, destination ?? pino.destination({ fd: 2, sync: true }));
}

/** What may be written of an error: its kind, its code and where it happened. */
export interface ErrorNote {
  readonly name: string;
  readonly code?: string;
  readonly message?: string;
  readonly at: readonly string[];
  readonly cause?: ErrorNote;
}

/** Errors of the database and its client quote the values of the statement, so their text is never written. */
const quotesValues = (error: Error): boolean =>
  /Prisma|DriverAdapter|Zod|GraphQL/.test(error.name) ||
  /^Prisma/.test(error.constructor.name) ||
  'severity' in error;

const scrubbed = (text: string): string =>
  text
    .replace(/\d{6,}/g, '…')
    .replace(/\p{Script=Cyrillic}+/gu, '…')
    .slice(0, 300);

const causeOf = (error: Error): unknown =>
  error.cause ?? ('originalError' in error ? error.originalError : undefined);

/** An error as the log may hold it: kind, code and stack frames; texts that can quote personal data are left out (I-42). */
export function describeError(error: unknown, depth = 0): ErrorNote {
  if (!(error instanceof Error)) return { name: `thrown ${typeof error}`, at: [] };
  const cause = causeOf(error);
  return {
    name: error.name === 'Error' ? error.constructor.name : error.name,
    ...('code' in error && /^[\w.]{1,40}$/.test(String(error.code)) ? { code: String(error.code) } : {}),
    ...(quotesValues(error) ? {} : { message: scrubbed(error.message) }),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
    ...(cause instanceof Error && depth < 3 ? { cause: describeError(cause, depth + 1) } : {}),
  };
}
