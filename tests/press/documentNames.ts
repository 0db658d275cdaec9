import { readFileSync } from 'node:fs';
import type { DocumentKind } from '../../prisma/client.ts';
import type { PaperTerm } from '../../schema/papers/paper.ts';

type Entry = PaperTerm & { readonly list: string; readonly code: string };

const entries = JSON.parse(
  readFileSync(new URL('../../prisma/reference/referenceEntries.json', import.meta.url), 'utf8'),
) as readonly Entry[];

/** The documents by their names in the reference lists, as papers show them. */
export const documentNames = Object.fromEntries(
  entries.filter(({ list }) => list === 'DOCUMENT_KIND').map((entry) => [entry.code, entry]),
) as unknown as Record<DocumentKind, PaperTerm>;
