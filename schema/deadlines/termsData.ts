import type { PrismaClient } from '../../prisma/client.ts';
import { Prisma } from '../../prisma/client.ts';
import type { CalendarEntry, OfficeHours, TimeLimitRule } from './types.ts';

/** The working hours of an office that has its own. */
export interface OwnHours extends OfficeHours {
  readonly officeId: string;
}

/** Calendar, limits and office hours as the store has them, or as somebody supposes them. */
export interface TermsData {
  /** The newest DeadlineChange.revision; 0 while there is none. */
  readonly revision: number;
  readonly years: readonly number[];
  readonly entries: readonly CalendarEntry[];
  readonly limits: readonly TimeLimitRule[];
  /** Only of offices that have their own. */
  readonly hours: readonly OwnHours[];
}

type Db = Prisma.TransactionClient | PrismaClient;

/**
 * SQL for what tells one state of the data from another: the newest change, and the years and limits that the loader may
 * have added.
 */
export const TERMS_KEY = `concat_ws(' ',
  (SELECT "id" FROM "deadline_change" ORDER BY "revision" DESC LIMIT 1),
  (SELECT string_agg("year"::text, ',' ORDER BY "year") FROM "calendar_year"),
  (SELECT md5(string_agg("id"::text, ',' ORDER BY "id")) FROM "time_limit"))`;

/** The state of the data at this moment. */
export async function termsKey(db: Db): Promise<string> {
  const [row] = await db.$queryRaw<[{ key: string }]>`SELECT ${Prisma.raw(TERMS_KEY)} AS key`;
  return row.key;
}

/** Reads the data of all due times in one statement, so of one moment. */
export async function readTermsData(db: Db): Promise<TermsData> {
  const [row] = await db.$queryRaw<[{ data: TermsData }]>`
    SELECT json_build_object(
      'revision', (SELECT coalesce(max("revision"), 0) FROM "deadline_change"),
      'years', (SELECT coalesce(json_agg("year" ORDER BY "year"), '[]') FROM "calendar_year"),
      'entries', (SELECT coalesce(json_agg(json_build_object(
          'date', "date", 'kind', "kind", 'source', "source", 'expected', "expected",
          'name', CASE WHEN "nameKk" IS NOT NULL
            THEN json_build_object('kk', "nameKk", 'ru', "nameRu", 'en', "nameEn") END) ORDER BY "date"), '[]')
        FROM "calendar_day"),
      'limits', (SELECT coalesce(json_agg("time_limit" ORDER BY "code", "validFrom"), '[]') FROM "time_limit"),
      'hours', (SELECT coalesce(json_agg(json_build_object(
          'officeId', "id", 'opensAt', "opensAt", 'lunchFrom', "lunchFrom", 'lunchTo', "lunchTo",
          'closesAt', "closesAt") ORDER BY "id"), '[]')
        FROM "office" WHERE "opensAt" IS NOT NULL)) AS data`;
  return row.data;
}
