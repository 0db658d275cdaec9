import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Prisma } from '../../prisma/client.ts';
import { inTransaction } from '../../schema/transaction.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

type Lock = (tx: Prisma.TransactionClient, code: string) => Promise<unknown>;

const LOCKS: readonly (readonly [string, string, string, Lock])[] = [
  [
    'raw statements',
    'AKS',
    'ALA',
    (tx, code) => tx.$executeRaw`SELECT 1 FROM office WHERE code = ${code} FOR UPDATE`,
  ],
  [
    'Prisma’s statements',
    'BAL',
    'ENB',
    (tx, code) => tx.office.updateMany({ where: { code }, data: { note: null } }),
  ],
];

let store: TestDatabase;

beforeAll(async () => {
  store = await testDatabase();
});
afterAll(() => store.close());

describe.concurrent('a deadlock', () => {
  it.each(LOCKS)(
    'over %s is resolved by doing one of the two transactions again',
    async (_how, one, two, lock) => {
      let runs = 0;
      let holding = 0;
      let go = (): void => {};
      const bothHold = new Promise<void>((resolve) => {
        go = resolve;
      });
      const ended: Promise<unknown>[] = [];
      const lockBoth = async (first: string, then: string, other: number): Promise<string> => {
        let again = false;
        return inTransaction(store.db, async (tx) => {
          runs += 1;
          // Who begins again could be quicker at the row than the one who was woken, and both would stand there anew.
          if (again) await ended[other];
          again = true;
          await lock(tx, first);
          holding += 1;
          if (holding === 2) go();
          await bothHold;
          await lock(tx, then);
          return 'done';
        });
      };
      const both = [lockBoth(one, two, 1), lockBoth(two, one, 0)];
      ended.push(...both);
      expect(await Promise.all(both)).toEqual(['done', 'done']);
      expect(runs).toBe(3);
    },
  );
});
