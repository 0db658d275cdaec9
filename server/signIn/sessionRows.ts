import type { Prisma, PrismaClient } from '../../prisma/client.ts';
import { gather } from '../../prisma/gather.ts';
import { readRows } from '../../prisma/oneStatement/readRows.ts';
import { prepare, runPrepared } from '../../prisma/prepared.ts';
import { rightsSelect } from '../../schema/access/rights.ts';
import { localDay } from '../../schema/deadlines/zone.ts';

/** The session, the account and what gives it rights on a day, read in one statement. */
const sessionSelect = (day: Date) =>
  ({
    tokenHash: true,
    id: true,
    userId: true,
    lastSeenAt: true,
    expiresAt: true,
    endedAt: true,
    createdAt: true,
    provenAt: true,
    method: true,
    secondFactor: true,
    user: {
      select: {
        id: true,
        login: true,
        surname: true,
        givenName: true,
        patronymic: true,
        iin: true,
        active: true,
        ...rightsSelect(day),
      },
    },
  }) satisfies Prisma.SessionSelect;

/** A session, its account and what gives that rights today, as they are in the database. */
export type SessionRow = Prisma.SessionGetPayload<{ select: ReturnType<typeof sessionSelect> }>;

/** Where {@link SessionRow}s come from; each is as the database has it at some moment after it was asked for. */
export interface SessionRows {
  byHash(tokenHash: string): Promise<SessionRow | null>;
  byId(id: string): Promise<SessionRow | null>;
  /** Notes when the session of a row was seen, which the stamp does not tell. */
  seen(row: SessionRow, at: Date): void;
}

/** How long what is known of the last request of a session may be passed; in milliseconds. */
export const SEEN_EVERY = 60_000;
/** So many are remembered; each is some kilobytes. */
const MOST_KNOWN = 4000;

const STAMP = prepare('SELECT stamp FROM rights_stamp');

/** A row as it was read: it holds while the stamp is the same, and on that day. */
interface Known {
  readonly row: SessionRow;
  readonly stamp: string;
  readonly day: number;
}

/**
 * Sessions by one small question for all who ask at the same time: whether anything has changed that could change who may
 * do what. Only where it has, or a row is not known yet, it is read; nothing is ever taken for granted, so whatever is
 * taken from somebody is gone with the commit, in every process.
 */
export function createSessionRows(db: PrismaClient, now: () => Date): SessionRows {
  // Under both its keys, of which one is never the other.
  const known = new Map<string, Known>();

  const stampNow = gather(async (askers: readonly undefined[]): Promise<(string | null)[]> => {
    const [row] = await runPrepared<{ stamp: string }>(db, STAMP, []);
    return askers.map(() => row?.stamp ?? null);
  });

  const readBy = (key: 'tokenHash' | 'id') =>
    gather(async (values: readonly string[]): Promise<(Omit<Known, 'stamp'> | null)[]> => {
      const day = localDay(now());
      const where = { [key]: { in: [...new Set(values)] } };
      const rows = await readRows(db, 'Session', { where, select: sessionSelect(day) });
      const found = new Map(rows.map((row) => [row[key], { row, day: day.getTime() }]));
      return values.map((value) => found.get(value) ?? null);
    });

  function keep(entry: Known): void {
    for (const key of [entry.row.tokenHash, entry.row.id]) {
      known.delete(key);
      known.set(key, entry);
    }
    for (const oldest of known.keys()) {
      if (known.size <= 2 * MOST_KNOWN) break;
      known.delete(oldest);
    }
  }

  function holds({ row, stamp, day }: Known, stands: string): boolean {
    const at = now();
    return (
      stamp === stands &&
      day === localDay(at).getTime() &&
      row.lastSeenAt.getTime() >= at.getTime() - SEEN_EVERY
    );
  }

  const by = (key: 'tokenHash' | 'id') => {
    const read = readBy(key);
    return async (value: string): Promise<SessionRow | null> => {
      // Before the row: what changes in between gives another stamp to whoever asks next.
      const stamp = await stampNow(undefined);
      const entry = known.get(value);
      if (entry && stamp !== null && holds(entry, stamp)) return entry.row;
      const found = await read(value);
      if (found && stamp !== null) keep({ ...found, stamp });
      return found?.row ?? null;
    };
  };

  return {
    byHash: by('tokenHash'),
    byId: by('id'),
    seen(row, at) {
      const entry = known.get(row.id);
      if (entry?.row === row) keep({ ...entry, row: { ...row, lastSeenAt: at } });
    },
  };
}
