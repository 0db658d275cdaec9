import type { Prisma, PrismaClient } from '../../prisma/client.ts';
import type { SortKey } from './sortKey.ts';

/** Where a page in the order of the names begins, which way it goes and how far. */
interface Reach {
  readonly way: 'asc' | 'desc';
  /** The case after which it begins; null: at the beginning. */
  readonly after: SortKey | null;
  /** Rows to leave out at its beginning. */
  readonly skip: number;
  readonly take: number;
}

/**
 * The keys of cases in the order of their applicants' names, from the people to their cases: Prisma orders by a relation
 * through an outer join, which no index of names can serve. Each of the people has a case of the list, so as many people
 * as rows up to the page's end are enough.
 */
export async function keysByName(
  db: PrismaClient,
  where: Prisma.CaseWhereInput,
  { way, after, skip, take }: Reach,
): Promise<string[]> {
  const people = await db.applicant.findMany({
    where: { AND: [{ cases: { some: where } }, after ? fromPerson(after, way) : {}] },
    orderBy: [{ surname: way }, { givenName: way }, { id: way }],
    take: skip + take + (after ? 1 : 0),
    select: { id: true, cases: { where, orderBy: { id: way }, select: { id: true } } },
  });
  const keys = people.flatMap((person) => {
    const cases = person.cases.map(({ id }) => id);
    if (person.id !== after?.applicantId) return cases;
    return cases.filter((id) => (way === 'asc' ? id > after.id : id < after.id));
  });
  return keys.slice(skip, skip + take);
}

/** From that case's applicant on: he himself may have more cases. */
function fromPerson(
  { applicantId, applicant: { surname, givenName } }: SortKey,
  way: 'asc' | 'desc',
): Prisma.ApplicantWhereInput {
  const beyond = <Value>(value: Value) => (way === 'asc' ? { gt: value } : { lt: value });
  const reaching = <Value>(value: Value) => (way === 'asc' ? { gte: value } : { lte: value });
  return {
    // As one range too: from it the database knows where in its index to begin.
    surname: reaching(surname),
    OR: [
      { surname: beyond(surname) },
      { surname, givenName: beyond(givenName) },
      { surname, givenName, id: reaching(applicantId) },
    ],
  };
}
