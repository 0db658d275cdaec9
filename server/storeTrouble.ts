import { isDriverAdapterError } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { Prisma } from '../prisma/client.ts';

/** Why what was asked cannot be done now and can be later, without anybody having done anything wrong. */
export type StoreTrouble = 'STORAGE_FULL' | 'UNAVAILABLE';

/** SQLSTATEs by which PostgreSQL says that it goes, comes, is replaced by another, or has no place for one more. */
const GOING = /^(?:08...|57P0[1235]|53300|25006)$/;

/** Kinds of Prisma's driver adapter, and codes of Prisma's own, that say the same. */
const ADAPTER_KINDS: readonly string[] = [
  'DatabaseNotReachable',
  'ConnectionClosed',
  'TooManyConnections',
  'SocketTimeout',
];
const PRISMA_CODES: readonly string[] = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'];

/** Of a connection, or of the look-up before it: the name of a container's database is unknown while it starts again. */
const SOCKET = /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
const FULL_CODES: readonly string[] = ['ENOSPC', 'EDQUOT'];

/** The driver has no codes for connections of its own that break. */
const BROKEN =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect)/;

const ofState = (code: string): StoreTrouble | null =>
  code === '53100' ? 'STORAGE_FULL' : GOING.test(code) ? 'UNAVAILABLE' : null;

function ofAdapter(error: unknown): StoreTrouble | null {
  if (!isDriverAdapterError(error as Error)) return null;
  const { cause } = error as { readonly cause: { readonly kind: string; readonly code?: string } };
  if (ADAPTER_KINDS.includes(cause.kind)) return 'UNAVAILABLE';
  return cause.kind === 'postgres' && cause.code ? ofState(cause.code) : null;
}

/**
 * Which trouble of the database or of the disk an error tells of; null for every other error. A command that meets it
 * may be sent again under its key: whether it was done, the key knows.
 */
export function storeTrouble(error: unknown): StoreTrouble | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof pg.DatabaseError) return ofState(error.code ?? '');
  const inner =
    error instanceof Prisma.PrismaClientKnownRequestError ? error.meta?.driverAdapterError : error;
  const told = inner instanceof Error ? ofAdapter(inner) : null;
  if (told) return told;
  const code = 'code' in error ? String(error.code) : '';
  if (FULL_CODES.includes(code)) return 'STORAGE_FULL';
  if (PRISMA_CODES.includes(code) || SOCKET.test(code) || BROKEN.test(error.message)) return 'UNAVAILABLE';
  return error.cause instanceof Error ? storeTrouble(error.cause) : null;
}
