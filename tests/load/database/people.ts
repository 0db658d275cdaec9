import type pg from 'pg';
import { iinControlDigit } from '../../../schema/applicants/iin.ts';
import { foldForSearch } from '../../../schema/applicants/personName.ts';
import { hashPassword } from '../../../server/signIn/passwords.ts';

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

/** Writes so many applicants, with names that come again as names do. */
export async function fillApplicants(owner: pg.Client, count: number): Promise<void> {
  const index = Array.from({ length: count }, (_, n) => n);
  const surnames = index.map((n) => `${of(SURNAMES, n)}${n % 2 ? 'а' : ''}`);
  const names = index.map((n) => of(NAMES, Math.floor(n / 10)));
  const fathers = index.map((n) => of(FATHERS, Math.floor(n / 100)));
  await owner.query(
    `INSERT INTO applicant (id, iin, surname, "givenName", patronymic, "searchName", address, language, "createdAt", "updatedAt")
     SELECT uuidv7(), iin, surname, name, father, folded, 'Ақсу ауданы, Жансүгіров кенті', 'KK', now(), now()
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS t(iin, surname, name, father, folded)`,
    [
      iins(count),
      surnames,
      names,
      fathers,
      index.map((n) => foldForSearch(`${surnames[n]} ${names[n]} ${fathers[n]}`)),
    ],
  );
}

/**
 * Writes the officials: in each department `head.<code>`, `clerk.<code>` and `executor.<code>.<n>` from 0, and one
 * `analyst`, `overseer` and `admin`; all with the one password.
 */
export async function fillOfficials(owner: pg.Client, executors: number, password: string): Promise<void> {
  await owner.query(
    `INSERT INTO app_user (id, login, "passwordHash", surname, "givenName", patronymic, roles, "officeId")
     SELECT uuidv7(), login, $1, 'Сынақов' || coalesce(n::text, ''), ($3::text[])[1 + coalesce(n, 0) % 10], 'Асқарұлы', roles, o.id
     FROM office o CROSS JOIN LATERAL (
       SELECT 'head.' || lower(o.code) AS login, NULL::int AS n, '{HEAD}'::"Role"[] AS roles
       UNION ALL SELECT 'clerk.' || lower(o.code), NULL, '{CLERK}'
       UNION ALL SELECT 'executor.' || lower(o.code) || '.' || n, n, '{EXECUTOR}' FROM generate_series(0, $2::int - 1) n
       UNION ALL SELECT lower(r), NULL, ARRAY[r]::"Role"[]
         FROM unnest('{ANALYST,OVERSEER,ADMIN}'::text[]) r WHERE o.code = 'AKS'
     ) person
     WHERE o.kind = 'DEPARTMENT'`,
    [await hashPassword(password), executors, NAMES],
  );
}
