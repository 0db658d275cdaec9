import { builder } from './builder.ts';
import { KomekError } from './errors.ts';

/** How many rows a page has when nothing is said. */
export const PAGE_SIZE = 25;

/** The most rows that one page may have, unless its field says `maxPageSize`; more is refused, not cut. */
export const MAX_PAGE_SIZE = 100;

/** A row's key, or a row's place in a list that is counted through. */
const CURSOR = /^(?:GPC:S:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|OffsetConnection:\d{1,9})$/;

/** A page as asked for: by cursors, or by page number through `offset`. */
export interface Page {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly after?: unknown;
  readonly before?: unknown;
  readonly offset?: number | null | undefined;
}

/** The `offset` argument of every list: rows to skip before the page, for page numbers. */
export const offsetArg = () =>
  builder.args((t) => ({
    offset: t.int({
      required: false,
      description: 'Rows to skip before the page: page numbers instead of cursors.',
    }),
  })).offset;

/** Refuses a page over the most that it may have (PAGE_TOO_LARGE), negative numbers and foreign cursors (BAD_REQUEST). */
export function checkPage({ first, last, after, before, offset }: Page, maximum = MAX_PAGE_SIZE): void {
  const sizes = [first ?? 0, last ?? 0];
  if (Math.max(...sizes) > maximum)
    throw new KomekError('PAGE_TOO_LARGE', `A page has at most ${maximum} rows.`, { maximum });
  if (Math.min(...sizes, offset ?? 0) < 0)
    throw new KomekError('BAD_REQUEST', 'A page has no negative numbers.');
  for (const cursor of [after, before]) {
    if (typeof cursor === 'string' && !CURSOR.test(Buffer.from(cursor, 'base64').toString('utf8')))
      throw new KomekError('BAD_REQUEST', 'A page begins at a cursor that a list has given.');
  }
}

/** Prisma's `skip` for a page: the cursor's own skip and the offset. */
export const skipOf = (cursorSkip: number | undefined, page: Page): number =>
  (cursorSkip ?? 0) + (page.offset ?? 0);

/** A person's text for a LIKE pattern: its wildcards stand for themselves. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Names a list's connection and edge types in the SDL. */
export const named = (type: string) =>
  [
    { name: `${type}Connection`, description: 'A page of a list.' },
    { name: `${type}Edge`, description: 'A row of a page with its cursor.' },
  ] as const;
