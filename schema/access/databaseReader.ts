import type { DatabaseReader } from '../../prisma/readerConnections.ts';
import {
  ADMIN_READER_ROLE,
  COUNTING_READER_ROLE,
  READER_ROLE,
  REGION_ADMIN_READER_ROLE,
  REGION_READER_ROLE,
} from '../../prisma/roles.ts';
import type { Actor } from '../context.ts';
import { type CasePlace, onlyCounts, placesReadBy } from './caseScope.ts';

/** What the policies of the database call the offices of each way to read cases. */
const NAMES: Readonly<Record<string, string>> = {
  officeId: 'whole',
  'officeId executorId': 'own',
  akimOfficeId: 'akim',
};

/**
 * The second wall (I-41): as whom PostgreSQL shows rows to the actor, whatever a resolver asks; to nobody it shows no
 * row of anybody. The policies say the same as `casesReadableBy`. Throws where they know no such way to read.
 */
export function databaseReader(actor: Actor | null): DatabaseReader {
  if (actor && onlyCounts(actor))
    return { role: COUNTING_READER_ROLE, scope: JSON.stringify({ user: actor.id }) };
  const places = actor ? placesReadBy(actor) : [];
  const everyCase = places.some((place) => Object.keys(place).length === 0);
  const offices: Record<string, readonly string[]> = {};
  for (const place of everyCase ? [] : places) {
    const columns = Object.keys(place) as (keyof CasePlace)[];
    const name = NAMES[columns.join(' ')];
    if (name === undefined) throw new Error(`The policies of the database know no ${columns.join(' and ')}.`);
    offices[name] = [...(offices[name] ?? []), ...(place[columns[0] ?? 'officeId'] ?? [])];
  }
  const admin = actor?.roles.includes('ADMIN');
  const [here, everywhere] = admin
    ? [ADMIN_READER_ROLE, REGION_ADMIN_READER_ROLE]
    : [READER_ROLE, REGION_READER_ROLE];
  return {
    role: everyCase ? everywhere : here,
    scope: JSON.stringify({ user: actor?.id, admin, ...offices }),
  };
}
