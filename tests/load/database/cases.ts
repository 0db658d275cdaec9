import type pg from 'pg';
import { OPEN_PATHS, type OpenPath, PATH_ROWS } from './histories.ts';

/** Cases that wait at one step for those who measure it. */
export interface Waiting {
  readonly status: OpenPath;
  readonly cases: number;
  /** Code of the department that has them all; without it every department has its share. */
  readonly office?: string;
}

/** How many cases, whose, and which of them are open. */
export interface CaseSpec {
  readonly cases: number;
  /** Codes of the departments that share them; without it all 19. */
  readonly offices?: readonly string[];
  readonly waiting?: Waiting;
}

/** Of so many cases one, the latest, is open; all came in over so many days. */
const OPEN_OF = 100;
const DAYS = 5 * 365;
/** One application in so many came in at an akim's office. */
const AKIM_OF = 10;

/**
 * Works out every case in the table `made`: whose it is, when it came in, how it stands. What is written afterwards is
 * taken from there alone.
 */
export async function makeCases(owner: pg.Client, { cases, offices, waiting }: CaseSpec): Promise<void> {
  await owner.query(
    `CREATE TEMP TABLE path AS SELECT * FROM jsonb_to_recordset($1::jsonb) AS p(path text, seq int, transition text,
       "from" "CaseStatus", "to" "CaseStatus", role "Role", steps int)`,
    [JSON.stringify(PATH_ROWS)],
  );
  await owner.query(
    `CREATE TEMP TABLE place AS
     SELECT o.id AS office, o.code, row_number() OVER (ORDER BY o.code) - 1 AS n, head.id AS head, clerk.id AS clerk,
       ARRAY(SELECT id FROM app_user WHERE "officeId" = o.id AND 'EXECUTOR' = ANY(roles) ORDER BY login) AS executors,
       ARRAY(SELECT id FROM office WHERE "parentId" = o.id ORDER BY code) AS akims
     FROM office o
       JOIN app_user head ON head."officeId" = o.id AND 'HEAD' = ANY(head.roles)
       JOIN app_user clerk ON clerk."officeId" = o.id AND 'CLERK' = ANY(clerk.roles)
     WHERE o.kind = 'DEPARTMENT' AND ($1::text[] IS NULL OR o.code = ANY($1))`,
    [offices ?? null],
  );
  await owner.query(
    `CREATE TEMP TABLE made AS
     WITH numbered AS (
       SELECT i, i > $1::int AS waits, CASE
         WHEN i > $1 THEN (SELECT n FROM place WHERE code = $6) ELSE NULL END AS fixed,
         now() - CASE WHEN i > $1 THEN interval '2 hours' ELSE ($1 - i) * interval '1 day' * $3::int / $1 + interval '3 hours' END AS at
       FROM generate_series(1, $1::int + $5::int) i
     ), placed AS (
       SELECT i, at, place.*, executors[1 + (i / count) % cardinality(executors)] AS executor, i / count AS nth, CASE
         WHEN waits THEN $4
         WHEN i > $1 - $1 / $7::int THEN ($2::text[])[1 + (i / count) % cardinality($2)]
         WHEN i % 33 = 0 THEN 'CANCELLED'
         WHEN i % $8::int = 7 AND cardinality(akims) > 0 THEN 'DELIVERED_AKIM'
         ELSE 'DELIVERED' END AS path
       FROM numbered CROSS JOIN (SELECT count(*)::int AS count FROM place) places
         JOIN place ON place.n = coalesce(fixed, i % count)
     ), dated AS (
       SELECT placed.*, steps, last."to" AS status,
         CASE WHEN path IN ('CANCELLED', 'DELIVERED', 'DELIVERED_AKIM') THEN interval '1 day' * (1 + i % 3) + interval '1 hour' * (i % 7)
              ELSE (now() - at) / (steps + 1) END AS pace,
         CASE WHEN path = 'DELIVERED_AKIM' THEN akims[1 + nth % cardinality(akims)] END AS akim
       FROM placed JOIN path last USING (path) WHERE last.seq = last.steps
     )
     SELECT *, uuidv7(at - now()) AS id, at + (steps - 1) * pace AS changed,
       at + CASE WHEN akim IS NULL THEN interval '0' ELSE pace END AS registered,
       CASE WHEN i % 6 = 0 THEN 'REFUSAL' ELSE 'ASSIGNMENT' END::"NoticeKind" AS decision,
       status IN ('SIGNED', 'DELIVERED') AS signed, status IN ('AWAITING_SIGNATURE', 'RETURNED', 'SIGNED', 'DELIVERED') AS drafted
     FROM dated`,
    [
      cases,
      OPEN_PATHS,
      DAYS,
      waiting?.status ?? null,
      waiting?.cases ?? 0,
      waiting?.office ?? null,
      OPEN_OF,
      AKIM_OF,
    ],
  );
  await owner.query('ANALYZE made');
}

/** Writes the rows of `case`, the tally that its trigger would have left, and the numbers that they leave off at. */
export async function fillCases(owner: pg.Client): Promise<void> {
  await owner.query(
    `INSERT INTO "case" (id, status, version, channel, "officeId", "akimOfficeId", number, "numberYear", "numberSeq", "registeredAt",
       "akimNumber", "akimNumberYear", "akimNumberSeq", "akimRegisteredAt", "receivedAt", "applicantId", language,
       "deliveryPreference", "executorId", "returnCount", outcome, "cancellationGround", "cancellationReason", "statusChangedAt")
     SELECT id, status, steps, CASE WHEN akim IS NULL THEN 'DEPARTMENT' ELSE 'AKIM' END::"Channel", office, akim,
       format('%s-%s/%s', code, year, lpad(seq::text, 6, '0')), year, seq, registered,
       CASE WHEN akim IS NOT NULL THEN format('%s-%s/%s', "akimCode", "akimYear", lpad("akimSeq"::text, 6, '0')) END,
       CASE WHEN akim IS NOT NULL THEN "akimYear" END, CASE WHEN akim IS NOT NULL THEN "akimSeq" END,
       CASE WHEN akim IS NOT NULL THEN at END, at, person, 'KK', 'DEPARTMENT',
       CASE WHEN status NOT IN ('REGISTERED', 'AWAITING_RESOLUTION') THEN executor END,
       (status = 'RETURNED')::int, CASE WHEN signed THEN decision END,
       CASE WHEN status = 'CANCELLED' THEN 'WITHDRAWN'::"CancellationGround" END,
       CASE WHEN status = 'CANCELLED' THEN 'Өтініш беруші кері қайтарып алды.' END, changed
     FROM (
       SELECT made.*, year, "akimYear", person.id AS person, akims.code AS "akimCode",
         row_number() OVER (PARTITION BY office, year ORDER BY registered, i)::int AS seq,
         row_number() OVER (PARTITION BY akim, "akimYear" ORDER BY at, i)::int AS "akimSeq"
       FROM made CROSS JOIN LATERAL (SELECT extract(year FROM registered)::int AS year, extract(year FROM at)::int AS "akimYear") years
         LEFT JOIN office akims ON akims.id = akim
         JOIN (SELECT id, row_number() OVER () - 1 AS n, count(*) OVER () AS people FROM applicant) person
           ON person.n = (made.i::bigint * 7919) % (SELECT count(*) FROM applicant)
     ) numbered ORDER BY at, i`,
  );
  await owner.query(
    `INSERT INTO case_tally SELECT "officeId", status, channel, count(*) FROM "case" GROUP BY 1, 2, 3`,
  );
  await owner.query(
    `INSERT INTO number_series ("officeId", series, year, last, "lastAt")
     SELECT "officeId", 'REGISTRATION'::"Series", "numberYear", max("numberSeq"), max("registeredAt") FROM "case" GROUP BY 1, 3
     UNION ALL SELECT "akimOfficeId", 'AKIM_REGISTRATION', "akimNumberYear", max("akimNumberSeq"), max("akimRegisteredAt")
       FROM "case" WHERE "akimOfficeId" IS NOT NULL GROUP BY 1, 3`,
  );
}

/** Writes the history of every case, the first resolution of those that have an executor, and how the closed ones went out. */
export async function fillHistory(owner: pg.Client): Promise<void> {
  await owner.query(
    `INSERT INTO case_event (id, "caseId", seq, transition, "from", "to", at, "actorId", "actorName", "actorRole", "officeId", changes)
     SELECT uuidv7(at + (seq - 1) * pace - now()), made.id, seq, transition, "from", "to", at + (seq - 1) * pace, actor.id,
       concat_ws(' ', surname, left("givenName", 1) || '.', left(patronymic, 1) || '.'), role,
       CASE WHEN role = 'AKIM_CLERK' THEN akim ELSE office END, '{}'
     FROM made JOIN path USING (path) JOIN app_user actor ON actor.id = CASE role
       WHEN 'EXECUTOR' THEN executor WHEN 'HEAD' THEN head ELSE clerk END
     ORDER BY at, i, seq`,
  );
  await owner.query(
    `INSERT INTO resolution (id, "caseId", seq, text, "executorId", "headId", at)
     SELECT uuidv7(), id, 1, 'Қарау', executor, head, at + pace FROM made WHERE status NOT IN ('REGISTERED', 'AWAITING_RESOLUTION')`,
  );
  await owner.query(
    `INSERT INTO case_document (id, "caseId", kind, "atIntake", pages)
     SELECT uuidv7(), id, kind, 'PRESENT', 1 FROM made CROSS JOIN unnest(enum_range(NULL::"DocumentKind")) kind
     WHERE status NOT IN ('DELIVERED', 'CANCELLED')`,
  );
  await owner.query(
    `INSERT INTO delivery (id, "caseId", seq, "eventSeq", method, at, "byId", "receivedBy", "identityDocument")
     SELECT uuidv7(), id, 1, steps, 'HAND', changed, executor, 'Өзі', 'Жеке куәлік' FROM made WHERE status = 'DELIVERED'`,
  );
}
