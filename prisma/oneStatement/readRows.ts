import { channel } from 'node:diagnostics_channel';
import type { Prisma, PrismaClient } from '../generated/client/client.ts';
import { type Connection, type PreparedStatement, prepare, runPrepared } from '../prepared.ts';
import { type Beside, compileCount, compileRead } from './statement.ts';
import { Unsupported } from './writing.ts';

type Models = Prisma.TypeMap['model'];
type Name = keyof Models;
type FindArgs<Model extends Name> = Models[Model]['operations']['findMany']['args'];
type Found<Model extends Name, Args> = Prisma.Result<PrismaClient[Uncapitalize<Model>], Args, 'findMany'>;
type FoundOne<Model extends Name, Args> = Prisma.Result<PrismaClient[Uncapitalize<Model>], Args, 'findFirst'>;
type Where<Model extends Name> = NonNullable<FindArgs<Model>['where']>;

/** Tells of every reading that went through Prisma because its arguments are not known here. */
export const plainReads = channel('komek.plainReads');

interface Delegate {
  findMany(args: object): Promise<unknown>;
  count(args: object): Promise<number>;
}

const delegateOf = (on: Connection, model: Name): Delegate =>
  (on as unknown as Record<string, Delegate>)[`${model[0]?.toLowerCase()}${model.slice(1)}`] as Delegate;

const statements = new Map<string, PreparedStatement>();

/** So many are kept prepared: nobody can fill the connections by asking for ever other fields. */
const MOST_STATEMENTS = 500;

function statementOf(text: string): PreparedStatement {
  const known = statements.get(text);
  if (known) return known;
  if (statements.size >= MOST_STATEMENTS) return { name: '', text };
  const fresh = prepare(text);
  statements.set(text, fresh);
  return fresh;
}

/** What the compiler makes, or null, told to {@link plainReads}, where it cannot. */
function compiled<Result>(model: Name, compile: () => Result): Result | null {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    plainReads.publish({ model, why: error.message });
    return null;
  }
}

/**
 * Reads what Prisma's `findMany` of that model reads, row for row the same, by one prepared statement that lets
 * PostgreSQL put together all that belongs to a row; through Prisma where its arguments are not known here.
 */
export async function readRows<Model extends Name, Args extends FindArgs<Model>>(
  on: Connection,
  model: Model,
  args: Args,
): Promise<Found<Model, Args>> {
  return (await readRowsBeside(on, model, args, null)).rows;
}

/** As {@link readRows}, and a value of the same moment beside them: undefined where the rows came through Prisma. */
export async function readRowsBeside<Model extends Name, Args extends FindArgs<Model>>(
  on: Connection,
  model: Model,
  args: Args,
  asked: Beside | null,
): Promise<{ readonly rows: Found<Model, Args>; readonly beside: unknown }> {
  const statement = compiled(model, () => compileRead(model, args, asked));
  if (!statement)
    return { rows: (await delegateOf(on, model).findMany(args)) as Found<Model, Args>, beside: undefined };
  const { text, values, read } = statement;
  type Row = { readonly rows: unknown[][] | null; readonly beside?: unknown };
  const [row] = await runPrepared<Row>(on, statementOf(text), values);
  return { rows: (row?.rows?.map(read) ?? []) as Found<Model, Args>, beside: row?.beside };
}

/** The first of what {@link readRows} reads, or null: as Prisma's `findFirst`. */
export async function readRow<Model extends Name, Args extends FindArgs<Model>>(
  on: Connection,
  model: Model,
  args: Args,
): Promise<FoundOne<Model, Args>> {
  const rows: readonly unknown[] = await readRows(on, model, { ...args, take: 1 });
  return (rows[0] ?? null) as FoundOne<Model, Args>;
}

/** How many rows Prisma's `count` would count; read as {@link readRows} reads. */
export async function countRows<Model extends Name>(
  on: Connection,
  model: Model,
  where: Where<Model>,
): Promise<number> {
  const statement = compiled(model, () => compileCount(model, where));
  if (!statement) return delegateOf(on, model).count({ where });
  const [row] = await runPrepared<{ count: number }>(on, statementOf(statement.text), statement.values);
  return row?.count ?? 0;
}
