import type { PrismaClient } from '../../prisma/client.ts';

/** A client that is told of every statement, and may throw instead. */
function watched(db: PrismaClient, before: (operation: string) => void): PrismaClient {
  return db.$extends({
    query: {
      async $allOperations({ operation, args, query }) {
        before(operation);
        return query(args);
      },
    },
  }) as unknown as PrismaClient;
}

/** A client whose `statement`-th statement (1: the first) and all that follow fail, as if the process had died. */
export function crashing(db: PrismaClient, statement: number): PrismaClient {
  let count = 0;
  return watched(db, () => {
    count += 1;
    if (count >= statement) throw new Error('cut off');
  });
}

/** A client that counts; `onUpdate` is called when clocks are marked. */
export function counting(
  db: PrismaClient,
  onUpdate: () => void = () => {},
): { readonly db: PrismaClient; readonly statements: () => number } {
  let count = 0;
  const client = watched(db, (operation) => {
    count += 1;
    if (operation === 'updateMany') onUpdate();
  });
  return { db: client, statements: () => count };
}
