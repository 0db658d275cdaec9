import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../prisma/client.ts';
import type { Statement } from '../../prisma/prepared.ts';
import { createSessionRows, SEEN_EVERY } from '../../server/signIn/sessionRows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const DAY = 86_400_000;
/** A noon of the offices' zone. */
const NOON = new Date('2026-11-18T07:00:00.000Z');
let store: TestDatabase;
let owner: pg.Client;
/** A second connection. */
let others: pg.Client;
let clock: Date;
let userId: string;
let offices: readonly string[];
/** The session of whoever is asked for. */
let session: { readonly id: string; readonly tokenHash: string };

beforeAll(async () => {
  store = await testDatabase();
  owner = new pg.Client({ connectionString: store.ownerUrl });
  await owner.connect();
  others = new pg.Client({ connectionString: store.url });
  await others.connect();
  const rows = await store.db.office.findMany({
    where: { kind: 'DEPARTMENT' },
    select: { id: true },
    take: 2,
  });
  offices = rows.map(({ id }) => id);
});
afterAll(async () => {
  await owner.end();
  await others.end();
  await store.close();
});

const newHash = () => randomBytes(32).toString('hex');

beforeEach(async () => {
  clock = NOON;
  const user = await store.db.user.create({
    data: {
      login: `u${newHash().slice(0, 12)}`,
      passwordHash: 'x',
      surname: 'Серікова',
      givenName: 'Айгүл',
      roles: ['EXECUTOR'],
      officeId: offices[0] ?? '',
    },
    select: { id: true },
  });
  userId = user.id;
  const at = new Date(NOON.getTime() - 1000);
  session = await store.db.session.create({
    data: {
      tokenHash: newHash(),
      userId,
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + 2 * DAY),
    },
    select: { id: true, tokenHash: true },
  });
});

/** The rows of a server process of its own, and the statements that it sends. */
async function inProcess(
  work: (rows: ReturnType<typeof createSessionRows>, sent: Statement[]) => Promise<void>,
): Promise<void> {
  const sent: Statement[] = [];
  const db = createClient({ connectionString: store.url, onStatement: (statement) => sent.push(statement) });
  try {
    await work(
      createSessionRows(db, () => clock),
      sent,
    );
  } finally {
    await db.$disconnect();
  }
}

const isStamp = ({ text }: Statement): boolean => text.includes('rights_stamp');

/** What can change who may do what: each as one statement about `$1`, a user, `$2`, his session, or `$3`, another office. */
const CHANGES: Readonly<Record<string, string>> = {
  'the session is ended': `UPDATE session SET "endedAt" = now() WHERE id = $2`,
  'the session is removed': 'DELETE FROM session WHERE id = $2',
  'the session ends earlier': `UPDATE session SET "expiresAt" = "createdAt" + interval '1 minute' WHERE id = $2`,
  'it is proven': `UPDATE session SET "provenAt" = now() WHERE id = $2`,
  'a second factor is shown': `UPDATE session SET "secondFactor" = true WHERE id = $2`,
  'the account is shut': 'UPDATE app_user SET active = false WHERE id = $1',
  'the password must be changed': 'UPDATE app_user SET "mustChangePassword" = true WHERE id = $1',
  'another role is given': `UPDATE app_user SET roles = '{CLERK}' WHERE id = $1`,
  'he moves to another office': 'UPDATE app_user SET "officeId" = $3 WHERE id = $1',
  'his name changes': `UPDATE app_user SET surname = 'Омарова' WHERE id = $1`,
  'his IIN becomes known': `UPDATE app_user SET iin = lpad((random() * 1e11)::bigint::text, 12, '0') WHERE id = $1`,
  'he is named acting head': `INSERT INTO acting_head (id, "officeId", "userId", "fromDate", "toDate", "order", "namedById", "namedAt")
    VALUES (gen_random_uuid(), $3, $1, '2026-11-18', '2026-11-18', '1', $1, now())`,
  'he oversees an office': 'INSERT INTO oversight ("userId", "officeId") VALUES ($1, $3)',
};

/** These undo what the last two have done. */
const ENDINGS: Readonly<Record<string, readonly [before: keyof typeof CHANGES, change: string]>> = {
  'the naming is ended': [
    'he is named acting head',
    `UPDATE acting_head SET "endedAt" = now() WHERE "userId" = $1`,
  ],
  'he oversees it no more': ['he oversees an office', 'DELETE FROM oversight WHERE "userId" = $1'],
};

/** Runs one of the changes as the owner does, who goes past the server. */
async function change(sql: string): Promise<void> {
  // Every one of them is given, whether it is named or not.
  const text = `WITH given AS (SELECT $1::uuid, $2::uuid, $3::uuid) ${sql}`;
  await owner.query(text, [userId, session.id, offices[1]]);
}

describe('what is known of sessions', () => {
  it('is one small question for all who ask at the same time, once their rows are known', async () => {
    await inProcess(async (rows, sent) => {
      const read = await rows.byHash(session.tokenHash);
      expect(read).toMatchObject({ id: session.id, user: { id: userId, roles: ['EXECUTOR'] } });
      expect(sent.map(isStamp)).toEqual([true, false]);
      sent.length = 0;
      const again = await Promise.all([
        rows.byHash(session.tokenHash),
        rows.byId(session.id),
        rows.byHash(session.tokenHash),
      ]);
      expect(again).toEqual([read, read, read]);
      // The first is served at once, those who come meanwhile together.
      expect(sent.map(isStamp)).toEqual([true, true]);
    });
  });

  it.each(Object.entries(CHANGES))('is read anew when %s', async (_name, sql) => {
    await inProcess(async (rows) => {
      const before = await rows.byHash(session.tokenHash);
      await change(sql);
      const after = await rows.byHash(session.tokenHash);
      expect(after).not.toEqual(before);
      expect(await rows.byId(session.id)).toEqual(after);
      await inProcess(async (other) => expect(await other.byHash(session.tokenHash)).toEqual(after));
    });
  });

  it.each(Object.entries(ENDINGS))('is read anew when %s', async (_name, [before, sql]) => {
    await inProcess(async (rows) => {
      const first = await rows.byId(session.id);
      await change(CHANGES[before] ?? '');
      expect(await rows.byId(session.id)).not.toEqual(first);
      await change(sql);
      expect(await rows.byId(session.id)).toEqual(first);
    });
  });

  it('holds until a change is committed, and not a moment longer; one that is undone changes nothing', async () => {
    await inProcess(async (rows, sent) => {
      const before = await rows.byHash(session.tokenHash);
      await owner.query('BEGIN');
      await change(CHANGES['the account is shut'] ?? '');
      expect(await rows.byHash(session.tokenHash)).toEqual(before);
      await owner.query('ROLLBACK');
      sent.length = 0;
      expect(await rows.byHash(session.tokenHash)).toEqual(before);
      expect(sent.map(isStamp)).toEqual([true]);
      await owner.query('BEGIN');
      await change(CHANGES['the account is shut'] ?? '');
      await owner.query('COMMIT');
      expect(await rows.byHash(session.tokenHash)).toMatchObject({ user: { active: false } });
    });
  });

  it('is right where a change comes between the question and the row', async () => {
    await inProcess(async (rows) => {
      await owner.query('BEGIN');
      await owner.query('LOCK TABLE session IN ACCESS EXCLUSIVE MODE');
      const asked = rows.byHash(session.tokenHash);
      await expect
        .poll(async () => (await owner.query('SELECT FROM pg_locks WHERE NOT granted')).rowCount)
        .toBe(1);
      await change(CHANGES['another role is given'] ?? '');
      await owner.query('COMMIT');
      expect(await asked).toMatchObject({ user: { roles: ['CLERK'] } });
      expect(await rows.byHash(session.tokenHash)).toMatchObject({ user: { roles: ['CLERK'] } });
    });
  });

  it('is stamped at commit and not before, so that nobody waits for the stamp of a long change', async () => {
    const stamp = async () => (await owner.query('SELECT stamp FROM rights_stamp')).rows;
    const before = await stamp();
    await owner.query('BEGIN');
    await change(CHANGES['another role is given'] ?? '');
    expect(await stamp()).toEqual(before);
    const { rows: meanwhile } = await others.query(
      `UPDATE session SET "endedAt" = now() WHERE id = $1 RETURNING id`,
      [session.id],
    );
    expect(meanwhile).toHaveLength(1);
    await owner.query('COMMIT');
    const after = await stamp();
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
  });

  it('is not stamped by a sign-in or by having been seen, which say nothing of rights', async () => {
    const stamp = async () => (await owner.query('SELECT stamp FROM rights_stamp')).rows;
    const before = await stamp();
    await owner.query('UPDATE app_user SET "lastSignInAt" = now() WHERE id = $1', [userId]);
    await owner.query('UPDATE session SET "lastSeenAt" = now() WHERE id = $1', [session.id]);
    expect(await stamp()).toEqual(before);
  });

  it('is read anew a minute after the session was last seen, for another process may have seen it', async () => {
    await inProcess(async (rows) => {
      expect(await rows.byHash(session.tokenHash)).not.toBeNull();
      const seenAt = new Date(NOON.getTime() + SEEN_EVERY);
      await store.db.session.updateMany({ where: { id: session.id }, data: { lastSeenAt: seenAt } });
      clock = seenAt;
      expect(await rows.byHash(session.tokenHash)).toMatchObject({ lastSeenAt: seenAt });
    });
  });

  it('knows when it saw the session itself, and asks for no row', async () => {
    await inProcess(async (rows, sent) => {
      const row = await rows.byHash(session.tokenHash);
      clock = new Date(NOON.getTime() + 2 * SEEN_EVERY);
      if (row) rows.seen(row, clock);
      sent.length = 0;
      expect(await rows.byId(session.id)).toMatchObject({ lastSeenAt: clock });
      expect(sent.map(isStamp)).toEqual([true]);
    });
  });

  it('is of one day: whoever was named for tomorrow acts tomorrow, and not the day after', async () => {
    await owner.query(
      `INSERT INTO acting_head (id, "officeId", "userId", "fromDate", "toDate", "order", "namedById", "namedAt")
       VALUES (gen_random_uuid(), $2, $1, '2026-11-19', '2026-11-19', '1', $1, now())`,
      [userId, offices[0]],
    );
    await owner.query('UPDATE session SET "lastSeenAt" = $2 WHERE id = $1', [
      session.id,
      new Date(NOON.getTime() + 3 * DAY),
    ]);
    await inProcess(async (rows) => {
      const acting = async (days: number) => {
        clock = new Date(NOON.getTime() + days * DAY);
        return (await rows.byHash(session.tokenHash))?.user.actingHead;
      };
      expect(await acting(0)).toEqual([]);
      expect(await acting(1)).toEqual([{ officeId: offices[0] }]);
      expect(await acting(2)).toEqual([]);
    });
  });

  it('is not kept where there is no stamp to ask for', async () => {
    await owner.query('BEGIN');
    await owner.query('CREATE TEMP TABLE kept AS SELECT * FROM rights_stamp');
    await owner.query('DELETE FROM rights_stamp');
    await owner.query('COMMIT');
    try {
      await inProcess(async (rows) => {
        expect(await rows.byHash(session.tokenHash)).toMatchObject({ user: { active: true } });
        await change(CHANGES['the account is shut'] ?? '');
        expect(await rows.byHash(session.tokenHash)).toMatchObject({ user: { active: false } });
      });
    } finally {
      await owner.query('INSERT INTO rights_stamp SELECT * FROM kept');
    }
  });

  it('is kept of some thousands: who was read longest ago is read anew', async () => {
    const { rows: many } = await owner.query<{ id: string }>(
      `INSERT INTO session (id, "tokenHash", "userId", "createdAt", "lastSeenAt", "expiresAt")
       SELECT gen_random_uuid(), gen_random_uuid()::text, $1, $2, $2, $2::timestamptz + interval '1 day'
       FROM generate_series(1, 4000) RETURNING id`,
      [userId, NOON],
    );
    await inProcess(async (rows, sent) => {
      await rows.byId(session.id);
      const known = await Promise.all(many.map(({ id }) => rows.byId(id)));
      expect(known.filter((row) => row !== null)).toHaveLength(4000);
      sent.length = 0;
      await rows.byId(many.at(-1)?.id ?? '');
      expect(sent.map(isStamp)).toEqual([true]);
      await rows.byId(session.id);
      expect(sent.map(isStamp)).toEqual([true, true, false]);
    });
  });
});
