import type { Prisma } from '../../prisma/client.ts';
import { readRows } from '../../prisma/oneStatement/readRows.ts';
import { casesReadableBy } from '../access/caseScope.ts';
import { checkIin } from '../applicants/iin.ts';
import { applicantSearch } from '../applicants/search.ts';
import type { Actor, Context } from '../context.ts';
import { numberSearch } from './numberText.ts';

/** The most that is shown of each kind. */
export const SHOWN = 8;

/** The keys of the cases that are shown, the last changed first, and whether there are more. */
export interface FoundCases {
  readonly ids: readonly string[];
  readonly more: boolean;
}

const FOUND = { id: true, applicantId: true, statusChangedAt: true } satisfies Prisma.CaseSelect;

/** The last changed first. */
export const LAST_FIRST: Prisma.CaseOrderByWithRelationInput[] = [
  { statusChangedAt: 'desc' },
  { id: 'desc' },
];

type Hit = Prisma.CaseGetPayload<{ select: typeof FOUND }>;

const lastFirst = (a: Hit, b: Hit): number =>
  b.statusChangedAt.getTime() - a.statusChangedAt.getTime() || (a.id < b.id ? 1 : -1);

/**
 * The cases that a text means: a number or part of one, a whole IIN, a part of the name; persons only as far as the
 * actor may read them. A case of exactly that number is always among those shown.
 */
export async function findCases(context: Context, actor: Actor, text: string): Promise<FoundCases> {
  const find = (where: Prisma.CaseWhereInput | null): Promise<Hit[]> =>
    where === null
      ? Promise.resolve([])
      : readRows(context.db, 'Case', { where, orderBy: LAST_FIRST, take: SHOWN + 1, select: FOUND });
  const iin = text.replace(/\s/g, '');
  if (/^\d{12}$/.test(iin)) return shownOf([], await findByIin(context, actor, iin, find));
  const numbers = numberSearch(text);
  const scope = casesReadableBy(actor);
  const [exact, ...others] = await Promise.all([
    find(numbers?.exact ? { AND: [scope, numbers.exact] } : null),
    find(numbers && { AND: [scope, numbers.part] }),
    find(byName(actor, text)),
  ]);
  return shownOf(exact, others.flat());
}

/** Who asks by IIN learns whose case it is even if he looks at nothing else, so it is logged as a view (I-37). */
async function findByIin(
  context: Context,
  actor: Actor,
  iin: string,
  find: (where: Prisma.CaseWhereInput) => Promise<Hit[]>,
): Promise<Hit[]> {
  if (!checkIin(iin).valid) return [];
  const hits = await find({ AND: [casesReadableBy(actor, 'WORKS'), { applicant: { iin } }] });
  for (const { id, applicantId } of hits) context.views.note({ caseId: id, applicantId });
  return hits;
}

/** No name holds a digit, and who may read no persons finds none. */
function byName(actor: Actor, text: string): Prisma.CaseWhereInput | null {
  if (/\d/.test(text) || !/\p{L}/u.test(text)) return null;
  return { AND: [casesReadableBy(actor, 'OVERSEES'), { applicant: applicantSearch(text) }] };
}

function shownOf(exact: readonly Hit[], others: readonly Hit[]): FoundCases {
  const hits = new Map([...exact, ...[...others].sort(lastFirst)].map((hit) => [hit.id, hit]));
  const shown = [...hits.values()].slice(0, SHOWN).sort(lastFirst);
  return { ids: shown.map(({ id }) => id), more: hits.size > SHOWN };
}
