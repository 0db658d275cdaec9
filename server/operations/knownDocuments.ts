import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { KomekError } from '../../schema/errors.ts';

/** The documents that are run without an API token. */
export interface KnownDocuments {
  has(text: string): boolean;
}

/** Outside production anything may be asked for: tests and tools of development do. */
export const ANY_DOCUMENT: KnownDocuments = { has: () => true };

const list = z.array(z.string().min(1)).min(1);

/** The documents of these files, each a JSON list of texts; throws when one is missing or is no such list. */
export function readKnownDocuments(files: readonly string[]): KnownDocuments {
  return new Set(
    files.flatMap((file) => {
      try {
        return list.parse(JSON.parse(readFileSync(file, 'utf8')));
      } catch (error) {
        throw new Error(`${file} is no list of documents`, { cause: error });
      }
    }),
  );
}

/**
 * Refuses what the pages that were shipped never send, before it is parsed: a page that was talked into asking for more, or
 * somebody who tries. Whoever shows an API token is judged by its rights alone. A program that shows nothing is told to
 * sign in (UNAUTHENTICATED), a page only that the document is not known (OPERATION_UNKNOWN).
 */
export function checkKnown(
  text: unknown,
  documents: KnownDocuments,
  { bearer, byProgram }: { readonly bearer: string | null; readonly byProgram: boolean },
): void {
  if (bearer !== null || (typeof text === 'string' && documents.has(text))) return;
  throw byProgram
    ? new KomekError('UNAUTHENTICATED', 'Show an API token.')
    : new KomekError(
        'OPERATION_UNKNOWN',
        'Only the documents of the back office are run without an API token.',
      );
}
