import type { Prisma } from '../../prisma/client.ts';
import { escapeLike } from '../paging.ts';
import { foldForSearch } from './personName.ts';

/** The `where` of a name or whole IIN as typed: letter case and Latin look-alikes do not matter (regulation.md 4.4). */
export function applicantSearch(typed: string): Prisma.ApplicantWhereInput {
  const text = typed.trim();
  if (/^\d{12}$/.test(text)) return { iin: text };
  const words = foldForSearch(text).split(' ').filter(Boolean);
  return { AND: words.map((word) => ({ searchName: { contains: escapeLike(word) } })) };
}
