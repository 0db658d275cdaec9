import type { Prisma, Role } from '../../prisma/client.ts';
import type { Actor } from '../context.ts';

/**
 * How much of a case one may read: WORKS all of it, OVERSEES all but the whole IIN, address and telephone,
 * COUNTS neither persons nor free text.
 */
export type Reading = 'WORKS' | 'OVERSEES' | 'COUNTS';

/** The columns of a case that decide who sees it. */
export interface CasePlace {
  readonly officeId: string;
  readonly akimOfficeId: string | null;
  readonly executorId: string | null;
}

/** For each column that matters the values that it may have. */
export type Wanted = { readonly [Column in keyof CasePlace]?: readonly string[] };

interface Scope {
  readonly reading: Reading;
  /** Any of the values in each of these columns; none means every case. */
  readonly place: (actor: Actor) => Wanted;
}

/** The offices whose cases and people the actor reads: his own, and those that he oversees (Regulation cl. 18). */
export const officesReadBy = (actor: Pick<Actor, 'officeId' | 'overseenOfficeIds'>): readonly string[] => [
  ...new Set([actor.officeId, ...actor.overseenOfficeIds]),
];

const atOwnOffice = (actor: Actor): Wanted => ({ officeId: [actor.officeId] });

/** Which cases each role sees and how much of them (I-41); a role without an entry sees none (I-16 for ADMIN). */
const SCOPES: Record<Role, Scope | null> = {
  CLERK: { reading: 'WORKS', place: atOwnOffice },
  HEAD: { reading: 'WORKS', place: atOwnOffice },
  EXECUTOR: {
    reading: 'WORKS',
    place: (actor) => ({ officeId: [actor.officeId], executorId: [actor.id] }),
  },
  AKIM_CLERK: { reading: 'WORKS', place: (actor) => ({ akimOfficeId: [actor.officeId] }) },
  OVERSEER: { reading: 'OVERSEES', place: (actor) => ({ officeId: officesReadBy(actor) }) },
  ANALYST: { reading: 'COUNTS', place: () => ({}) },
  ADMIN: null,
};

const RANK: Record<Reading, number> = { COUNTS: 0, OVERSEES: 1, WORKS: 2 };

const scopesOf = (actor: Actor, least: Reading): Scope[] =>
  actor.roles
    .map((role) => SCOPES[role])
    .filter((scope): scope is Scope => scope !== null && RANK[scope.reading] >= RANK[least]);

/** Where the cases stand that the actor may read at all; one without columns: every case. */
export const placesReadBy = (actor: Actor): readonly Wanted[] =>
  scopesOf(actor, 'COUNTS').map((scope) => scope.place(actor));

/** Whether the actor only counts: he reads cases, and persons and free text of none (I-41). */
export const onlyCounts = (actor: Actor): boolean =>
  !actor.roles.includes('ADMIN') &&
  scopesOf(actor, 'COUNTS').length > 0 &&
  scopesOf(actor, 'OVERSEES').length === 0;

/** THE `where` of cases: which rows the actor may read at least so far; used by lists, counts, reads and streams. */
export function casesReadableBy(actor: Actor, least: Reading = 'COUNTS'): Prisma.CaseWhereInput {
  const places = scopesOf(actor, least).map((scope) => scope.place(actor));
  if (places.length === 0) return { id: { in: [] } };
  if (places.some((place) => Object.keys(place).length === 0)) return {};
  return { OR: places.map(whereOf) };
}

/** The same for rows that belong to a case. */
export function ofReadableCases(actor: Actor): { readonly case?: Prisma.CaseWhereInput } {
  const where = casesReadableBy(actor);
  // Nothing to ask of the case when every case may be read: then its table is not needed at all.
  return Object.keys(where).length === 0 ? {} : { case: where };
}

/** The departments all of whose cases the actor may read at least so far; null: of every one. For counts. */
export function officesReadWhole(actor: Actor, least: Reading = 'COUNTS'): readonly string[] | null {
  const places = scopesOf(actor, least).map((scope) => scope.place(actor));
  if (places.some((place) => Object.keys(place).length === 0)) return null;
  const whole = places.filter((place) => Object.keys(place).join() === 'officeId');
  return [...new Set(whole.flatMap(({ officeId }) => officeId ?? []))];
}

/**
 * The departments of which the actor reads every case and besides which he reads none; null: every one; undefined: he
 * reads single cases too, which only the cases themselves can tell.
 */
export function justOffices(actor: Actor): readonly string[] | null | undefined {
  const offices = officesReadWhole(actor);
  if (offices === null) return null;
  const within = ({ officeId = [] }: Wanted): boolean =>
    officeId.length > 0 && officeId.every((id) => offices.includes(id));
  return scopesOf(actor, 'COUNTS').every((scope) => within(scope.place(actor))) ? offices : undefined;
}

/** The cases of one of the actor's roles: its queues; none when he does not hold the role. */
export function casesOfRole(actor: Actor, role: Role): Prisma.CaseWhereInput {
  return casesReadableBy({ ...actor, roles: actor.roles.filter((held) => held === role) });
}

/** How far the actor may read this case, the most that any of his roles gives; null when he may not see it at all. */
export function readingOf(actor: Actor, place: CasePlace): Reading | null {
  const readings = scopesOf(actor, 'COUNTS')
    .filter((scope) => holds(scope.place(actor), place))
    .map((scope) => scope.reading)
    .sort((a, b) => RANK[b] - RANK[a]);
  return readings[0] ?? null;
}

/** Whether the actor may read this case at least so far: what {@link casesReadableBy} asks of the database. */
export const mayRead = (actor: Actor, place: CasePlace, least: Reading): boolean =>
  scopesOf(actor, least).some((scope) => holds(scope.place(actor), place));

const entriesOf = (wanted: Wanted) => Object.entries(wanted) as [keyof CasePlace, readonly string[]][];

const whereOf = (wanted: Wanted): Prisma.CaseWhereInput =>
  Object.fromEntries(entriesOf(wanted).map(([column, values]) => [column, { in: [...values] }]));

const holds = (wanted: Wanted, place: CasePlace): boolean =>
  entriesOf(wanted).every(([column, values]) => values.some((value) => value === place[column]));
