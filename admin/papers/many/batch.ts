import { problemOf } from '../../providers/problem.ts';

/** The most papers that are printed together. */
export const MOST_PAPERS = 500;

/** So many the server answers or logs in one call. */
export const CHUNK = 100;

/** The list in pieces of at most so many. */
export function chunksOf<Each>(list: readonly Each[], size: number = CHUNK): Each[][] {
  const chunks: Each[][] = [];
  for (let first = 0; first < list.length; first += size) chunks.push(list.slice(first, first + size));
  return chunks;
}

/** How a run ended: all were tried, somebody stopped it, or every further one would fail alike. */
export type RunEnd =
  | { readonly end: 'DONE' | 'STOPPED' }
  | { readonly end: 'BROKEN'; readonly error: unknown };

interface Run<Item> {
  readonly items: readonly Item[];
  readonly prepare: (item: Item) => Promise<void>;
  readonly onFailed: (item: Item, error: unknown) => void;
  /** Asked before each. */
  readonly isStopped: () => boolean;
  /** How many at once: while one is drawn the next is fetched. */
  readonly atOnce?: number;
}

/** Of these the next one would fail in the same way. */
const HOPELESS = ['UNREACHABLE', 'UNAVAILABLE', 'UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED'];

const isHopeless = (error: unknown): boolean => HOPELESS.includes(problemOf(error).code);

/** Prepares one after the other, in their order; one that fails is told and the others go on, unless there is no hope. */
export async function prepareAll<Item>({
  items,
  prepare,
  onFailed,
  isStopped,
  atOnce = 2,
}: Run<Item>): Promise<RunEnd> {
  let next = 0;
  let broken: { readonly error: unknown } | null = null;
  const work = async (): Promise<void> => {
    while (next < items.length && broken === null && !isStopped()) {
      const item = items[next] as Item;
      next += 1;
      try {
        await prepare(item);
      } catch (error) {
        if (isStopped()) return;
        if (isHopeless(error)) broken = { error };
        else onFailed(item, error);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (isStopped()) return { end: 'STOPPED' };
  return broken === null ? { end: 'DONE' } : { end: 'BROKEN', ...(broken as { readonly error: unknown }) };
}

/** Logs the prints piece by piece; a piece is logged as a whole or not at all, so only what was logged may be printed. */
export async function logInChunks(
  ids: readonly string[],
  log: (ids: readonly string[]) => Promise<unknown>,
): Promise<{
  readonly logged: readonly string[];
  readonly refused: readonly { readonly id: string; readonly error: unknown }[];
}> {
  const logged: string[] = [];
  const refused: { id: string; error: unknown }[] = [];
  for (const chunk of chunksOf(ids)) {
    try {
      await log(chunk);
      logged.push(...chunk);
    } catch (error) {
      refused.push(...chunk.map((id) => ({ id, error })));
    }
  }
  return { logged, refused };
}
