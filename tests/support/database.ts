import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { createClient, type PrismaClient } from '../../prisma/client.ts';
import { APPLICATION_ROLE, asRole } from '../../prisma/connectionUrl.ts';

/** A database of a test file's own: migrated, with the 273 offices and the coded lists, nothing else. */
export interface TestDatabase {
  /** Works as the server does, in the application role. */
  readonly db: PrismaClient;
  /** For further connections in the application role (LISTEN, a second process). */
  readonly url: string;
  /** For what the application may not do. */
  readonly ownerUrl: string;
  close(): Promise<void>;
}

const withDatabase = (address: string, name: string): string => {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
};

/** Runs one statement as the owner in the cluster's maintenance database. */
async function administer(templateUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(templateUrl, 'postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Copies the template (real PostgreSQL: real locks, real races) and connects; `empty` leaves the migrations out. */
export async function testDatabase(options: { readonly empty?: boolean } = {}): Promise<TestDatabase> {
  const templateUrl = inject('templateUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = options.empty === true ? 'template1' : new URL(templateUrl).pathname.slice(1);
  await administer(templateUrl, `CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY file_copy`);
  const ownerUrl = withDatabase(templateUrl, name);
  const db = createClient({ connectionString: ownerUrl, role: APPLICATION_ROLE });
  return {
    db,
    url: asRole(ownerUrl, APPLICATION_ROLE),
    ownerUrl,
    close: async () => {
      await db.$disconnect();
      await administer(templateUrl, `DROP DATABASE "${name}" WITH (FORCE)`);
    },
  };
}
