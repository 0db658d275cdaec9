import { createServer } from 'node:http';
import pg from 'pg';
import { FLOOR, type FloorStatement } from './floorStatements.ts';

// The floor: node:http and one prepared statement, whose text PostgreSQL has made and nobody reads again.

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
// A connection may still be closing when the database stops.
pool.on('error', () => {});

async function answer(url: string): Promise<string> {
  const [, name = '', ...values] = url.split('/');
  const text = FLOOR[name as FloorStatement];
  const { rows } = await pool.query<{ json: string }>({ name, text, values });
  if (!rows[0]) throw new Error(`${url} gave no row`);
  return rows[0].json;
}

const server = createServer((request, response) => {
  answer(request.url ?? '').then(
    (json) => {
      const length = Buffer.byteLength(json);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': length }).end(json);
    },
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'));
