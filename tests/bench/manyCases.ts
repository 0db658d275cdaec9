import pg from 'pg';
import { createClient, type PrismaClient, type Role } from '../../prisma/client.ts';
import { APPLICATION_ROLE } from '../../prisma/connectionUrl.ts';
import { applyMigrations } from '../../prisma/migrate.ts';
import { loadReferenceData } from '../../prisma/reference/load.ts';
import { iinControlDigit } from '../../schema/applicants/iin.ts';
import { clockTimes } from '../../schema/deadlines/clockTimes.ts';
import { deadlineTerms } from '../../schema/deadlines/terms.ts';
import { hashPassword } from '../../server/passwords.ts';

/** All of one office, the last thousand still open: the hardest office there could be. */
export const CASES = 100_000;
const OPEN = 1000;
const PEOPLE = 60_000;
const MINUTES_BETWEEN = 10;

const SURNAMES = [
  'Әбдіров',
  'Бекенов',
  'Дәулетов',
  'Есенов',
  'Жұмабаев',
  'Қасымов',
  'Мұратов',
  'Нұрланов',
  'Оспанов',
  'Сәрсенов',
];
const NAMES = ['Айгүл', 'Болат', 'Гүлнар', 'Дархан', 'Ерлан', 'Жанар', 'Қайрат', 'Мәдина', 'Нұрлан', 'Самал'];
const FATHERS = [
  'Асқарұлы',
  'Болатұлы',
  'Ғалымқызы',
  'Ерланқызы',
  'Қанатұлы',
  'Маратқызы',
  'Серікұлы',
  'Тимурқызы',
];

const of = (words: readonly string[], index: number): string => words[index % words.length] ?? '';

/** IINs that pass their check and that nobody has: born in the 1800s. */
function iins(count: number): string[] {
  const made: string[] = [];
  for (let serial = 0; made.length < count; serial += 1) {
    const year = String(Math.floor(serial / 9000) % 100).padStart(2, '0');
    const first = `${year}06151${String(serial % 9000).padStart(4, '0')}`;
    const control = iinControlDigit(first);
    if (control !== null) made.push(`${first}${control}`);
  }
  return made;
}

/** The sign-ins of the measured people; all of them share the password that was given. */
export const LOGINS = { head: 'bench.head', clerk: 'bench.clerk' } as const;

async function people(db: PrismaClient, officeId: string, password: string) {
  const passwordHash = await hashPassword(password);
  const make = (login: string, role: Role) =>
    db.user.create({
      data: { login, passwordHash, surname: 'Сынақов', givenName: 'Сынақ', roles: [role], officeId },
    });
  await make(LOGINS.clerk, 'CLERK');
  return { head: await make(LOGINS.head, 'HEAD'), executor: await make('bench.executor', 'EXECUTOR') };
}

/** Makes the tables and fills them with the cases, in bulk and past the triggers; the address is the owner's. */
export async function fillManyCases(ownerUrl: string, password: string): Promise<void> {
  const db = createClient({ connectionString: ownerUrl, role: APPLICATION_ROLE });
  const owner = new pg.Client({ connectionString: ownerUrl });
  try {
    await applyMigrations(ownerUrl);
    await loadReferenceData(db);
    await owner.connect();
    const office = await db.office.findUniqueOrThrow({ where: { code: 'AKS' } });
    const { head, executor } = await people(db, office.id, password);
    await owner.query('SET session_replication_role = replica');
    await applicants(owner);
    await cases(owner, office.id, executor.id);
    await papers(owner, office.id, head.id, executor.id);
    await clocks(owner, db, office.id, executor.id);
    await owner.query('VACUUM ANALYZE');
  } finally {
    await owner.end();
    await db.$disconnect();
  }
}

async function applicants(owner: pg.Client): Promise<void> {
  const index = Array.from({ length: PEOPLE }, (_, n) => n);
  await owner.query(
    `INSERT INTO applicant (id, iin, surname, "givenName", patronymic, "searchName", address, language, "createdAt", "updatedAt")
     SELECT uuidv7(), iin, surname, name, father, lower(surname || ' ' || name || ' ' || father),
       'Ақсу ауданы, Жансүгіров кенті', 'KK', now(), now()
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS t(iin, surname, name, father)`,
    [
      iins(PEOPLE),
      index.map((n) => `${of(SURNAMES, n)}${n % 2 ? 'а' : ''}`),
      index.map((n) => of(NAMES, Math.floor(n / 10))),
      index.map((n) => of(FATHERS, Math.floor(n / 100))),
    ],
  );
}

async function cases(owner: pg.Client, officeId: string, executorId: string): Promise<void> {
  await owner.query(
    `INSERT INTO "case" (id, status, version, channel, "officeId", number, "numberYear", "numberSeq", "registeredAt",
       "receivedAt", "applicantId", language, "deliveryPreference", "executorId", "statusChangedAt", outcome, "cancellationGround", "cancellationReason")
     SELECT uuidv7(), status, 1, 'DEPARTMENT', $1, format('AKS-%s/%s', year, lpad(i::text, 6, '0')), year, i, at, at,
       person.id, 'KK', 'DEPARTMENT', CASE WHEN status IN ('REGISTERED', 'AWAITING_RESOLUTION') THEN NULL ELSE $2::uuid END,
       at + interval '3 days', CASE WHEN status IN ('SIGNED', 'DELIVERED') THEN 'ASSIGNMENT'::"NoticeKind" END,
       CASE WHEN status = 'CANCELLED' THEN 'WITHDRAWN'::"CancellationGround" END,
       CASE WHEN status = 'CANCELLED' THEN 'Өтініш беруші кері қайтарып алды.' END
     FROM (
       SELECT i, at, extract(year FROM at)::int AS year, CASE
         WHEN i <= $3::int - $4::int THEN CASE WHEN i % 33 = 0 THEN 'CANCELLED' ELSE 'DELIVERED' END
         ELSE (ARRAY['REGISTERED', 'AWAITING_RESOLUTION', 'ASSIGNED', 'UNDER_REVIEW', 'DRAFTING', 'AWAITING_SIGNATURE', 'SIGNED'])[1 + i % 7]
       END::"CaseStatus" AS status
       FROM (SELECT i, now() - ($3::int - i) * interval '1 minute' * $5::int AS at FROM generate_series(1, $3::int) i) numbered
     ) made
     JOIN (SELECT id, row_number() OVER () - 1 AS n FROM applicant) person ON person.n = (made.i::bigint * 7919) % $6::int`,
    [officeId, executorId, CASES, OPEN, MINUTES_BETWEEN, PEOPLE],
  );
}

/** Three events, a receipt and a resolution of each: the tables that a case page reads have their size. */
async function papers(owner: pg.Client, officeId: string, headId: string, executorId: string): Promise<void> {
  await owner.query(
    `INSERT INTO case_event (id, "caseId", seq, transition, "from", "to", at, "actorId", "actorName", "actorRole", "officeId", changes)
     SELECT uuidv7(), k.id, e.seq, e.transition, e.before::"CaseStatus", e.after::"CaseStatus", k."receivedAt" + e.seq * interval '1 hour',
       $2, 'Сынақов С.', 'HEAD', $1, '{}'
     FROM "case" k CROSS JOIN (VALUES (1, 'registerApplication', NULL, 'REGISTERED'),
       (2, 'forwardToHead', 'REGISTERED', 'AWAITING_RESOLUTION'),
       (3, 'assignExecutor', 'AWAITING_RESOLUTION', 'ASSIGNED')) AS e(seq, transition, before, after)`,
    [officeId, headId],
  );
  await owner.query(
    `INSERT INTO receipt (id, "caseId", number, language, content, "contentHash", "issuedAt", "issuerId")
     SELECT uuidv7(), id, number, 'KK', '{}', 'x', "receivedAt", $1 FROM "case"`,
    [executorId],
  );
  // Each receipt has its paper, or the server would make 100,000 of them beside what is measured.
  await owner.query(
    `INSERT INTO paper (id, kind, "caseId", "officeId", number, language, template, "issuedAt", "issuerId", code, sha256, size, pages,
         "sealMethod", "sealKeyId", "sealValue")
       SELECT uuidv7(), 'RECEIPT', id, "officeId", number, 'KK', 1, "receivedAt", $1, upper(left(md5(id::text), 12)),
         encode(sha256(convert_to(number, 'UTF8')), 'hex'), octet_length(number), 1, 'none', 'none', 'none' FROM "case"`,
    [executorId],
  );
  await owner.query(
    `INSERT INTO paper_bytes ("paperId", bytes) SELECT id, convert_to(number, 'UTF8') FROM paper`,
  );
  await owner.query(
    `INSERT INTO resolution (id, "caseId", seq, text, "executorId", "headId", at)
     SELECT uuidv7(), id, 1, 'Қарау', $1, $2, "receivedAt" FROM "case" WHERE "executorId" IS NOT NULL`,
    [executorId, headId],
  );
}

/** The outer term of each open case, started when it was received. */
async function clocks(
  owner: pg.Client,
  db: PrismaClient,
  officeId: string,
  executorId: string,
): Promise<void> {
  const terms = await deadlineTerms(db);
  const { rows } = await owner.query<{ id: string; at: Date }>(
    `SELECT id, "receivedAt" AS at FROM "case" WHERE status NOT IN ('DELIVERED', 'CANCELLED')`,
  );
  const made = rows.map(({ id, at }) => ({
    id,
    startedAt: at,
    ...clockTimes(terms, 'STANDARD', officeId, at),
  }));
  await owner.query(
    `INSERT INTO case_clock (id, "caseId", code, round, "limitId", "officeId", "responsibleId", "startedAt", "dueAt",
       "remindAt", "headAt", "overseerAt", explanation, revision)
     SELECT uuidv7(), t.id, 'STANDARD', 1, t."limitId", $1, $2, t."startedAt", t."dueAt", t."remindAt", t."headAt",
       t."overseerAt", t.explanation, 0
     FROM jsonb_to_recordset($3::jsonb) AS t(id uuid, "limitId" uuid, "startedAt" timestamptz, "dueAt" timestamptz,
       "remindAt" timestamptz, "headAt" timestamptz, "overseerAt" timestamptz, explanation jsonb)`,
    [officeId, executorId, JSON.stringify(made)],
  );
  await owner.query(`UPDATE "case" k SET "dueAt" = c."dueAt" FROM case_clock c WHERE c."caseId" = k.id`);
}
