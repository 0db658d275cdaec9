import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReadersPool, readingAs } from '../../prisma/readerConnections.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let store: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  store = await testDatabase();
  const owner = new pg.Client({ connectionString: store.ownerUrl });
  await owner.connect();
  await owner.query(`
    CREATE TABLE secret (id int PRIMARY KEY, place text NOT NULL UNIQUE);
    INSERT INTO secret VALUES (1, 'a'), (2, 'b'), (3, 'c');
    GRANT SELECT, INSERT, UPDATE, DELETE ON secret TO komek_app, komek_reader;
    ALTER TABLE secret ENABLE ROW LEVEL SECURITY;
    CREATE POLICY application ON secret TO komek_app USING (true) WITH CHECK (true);
    CREATE POLICY readers ON secret TO komek_reader
      USING (place = ANY (string_to_array((SELECT current_setting('komek.reader', true)), ',')))`);
  await owner.end();
  pool = new ReadersPool({ connectionString: store.url, max: 2 });
});
afterAll(async () => {
  await pool.end();
  await store.close();
});

const LIST = { name: 'list', text: 'SELECT place FROM secret WHERE id > $1 ORDER BY id', values: [0] };
const places = async (on: Pick<pg.ClientBase, 'query'> = pool, statement: pg.QueryConfig = LIST) =>
  (await on.query<{ place: string }>(statement)).rows.map(({ place }) => place).join('');
const as = <Result>(scope: string | null, work: () => Result): Result =>
  readingAs(scope === null ? null : { role: 'komek_reader', scope }, work);

describe('a statement and its reader', () => {
  it('see what the scope names, nothing where it names nothing, and everything only as the application', async () => {
    expect(await places()).toBe('abc');
    expect(await as('a,c', () => places())).toBe('ac');
    expect(await as('', () => places())).toBe('');
    expect(await as('a', () => as(null, () => places()))).toBe('abc');
    expect(await places()).toBe('abc');
  });

  it('go together however the statement is sent: by name, with values, or as nothing but text', async () => {
    const text = 'SELECT place FROM secret ORDER BY id';
    for (const statement of [LIST, { text: LIST.text, values: [0] }, { text }, { text, name: 'bare' }])
      expect(await as('b', () => places(pool, statement))).toBe('b');
    await expect(as('b', () => pool.query(`${text}; ${text}`))).rejects.toMatchObject({ code: '42601' });
  });

  it('are never mixed up on shared connections', async () => {
    const scopes = ['a', 'b', 'c', 'a,b', '', null];
    const asked = Array.from({ length: 300 }, (_, index) => scopes[index % scopes.length] ?? null);
    const seen = await Promise.all(asked.map((scope) => as(scope, () => places())));
    expect(seen).toEqual(asked.map((scope) => (scope === null ? 'abc' : scope.replaceAll(',', ''))));
  });

  it('come to a connection that breaks while nobody listens to it, and the process goes on', async () => {
    const own = new ReadersPool({ connectionString: store.url, max: 1 });
    const client = await own.connect();
    const ended = new Promise((resolve) => client.once('end', resolve));
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const owner = new pg.Client({ connectionString: store.ownerUrl });
    await owner.connect();
    await owner.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await owner.end();
    await ended;
    await expect(client.query('SELECT 1')).rejects.toThrow();
    client.release();
    expect(await places(own)).toBe('abc');
    await own.end();
  });

  it('leave nothing on the connection, whatever fails', async () => {
    const client = await pool.connect();
    try {
      const fails = [
        { text: 'SELECT nothing FROM nowhere WHERE 1 = $1', values: [1] },
        { name: 'twice', text: 'INSERT INTO secret VALUES ($1, $2)', values: [1, 'a'] },
        { name: 'twice', text: 'INSERT INTO secret VALUES ($1, $2)', values: [1, 'a'] },
        { name: 'unknown', text: 'SELECT $1::int FROM nowhere', values: [1] },
        { name: 'unknown', text: 'SELECT $1::int FROM nowhere', values: [1] },
      ];
      for (const statement of fails) {
        const error = await as('a', () => client.query(statement)).catch((thrown: unknown) => thrown);
        expect((error as { code: string }).code).toMatch(/^(42P01|23505)$/);
        expect(await places(client)).toBe('abc');
        expect(await as('b', () => places(client))).toBe('b');
      }
    } finally {
      client.release();
    }
  });

  it('hold in a transaction to its end: who began to read for somebody does not go on as the application', async () => {
    const client = await pool.connect();
    try {
      await as('a', async () => {
        await client.query('BEGIN');
        expect(await places(client)).toBe('a');
        await client.query('SAVEPOINT here');
        expect(await as('b', () => places(client))).toBe('b');
        expect(await as(null, () => places(client))).toBe('b');
        await client.query('ROLLBACK TO here');
        expect(await places(client)).toBe('a');
        await client.query('COMMIT');
      });
      expect(await places(client)).toBe('abc');
    } finally {
      client.release();
    }
  });

  it('write no foreign row', async () => {
    const update = { text: 'UPDATE secret SET id = id WHERE place = $1', values: ['b'] };
    expect((await as('a', () => pool.query(update))).rowCount).toBe(0);
    expect((await as('b', () => pool.query(update))).rowCount).toBe(1);
    const insert = { text: 'INSERT INTO secret VALUES ($1, $2)', values: [9, 'z'] };
    await expect(as('a', () => pool.query(insert))).rejects.toMatchObject({ code: '42501' });
  });
});
