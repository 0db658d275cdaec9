import type { PrismaClient } from '../prisma/client.ts';
import { hashPassword, passwordProblem } from './signIn/passwords.ts';

/** What is needed to make an administrator; `office` is an office code such as AKS. */
export interface NewAdministrator {
  readonly login: string;
  readonly office: string;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic?: string;
  readonly password: string;
  readonly mustChangePassword: boolean;
}

/** Why an administrator was not created, in words for the person at the terminal. */
export class AdministratorRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AdministratorRefused';
  }
}

const PROBLEMS = {
  PASSWORD_TOO_SHORT: 'The password is too short: 10 characters or more.',
  PASSWORD_TOO_LONG: 'The password is too long: 200 characters at most.',
  PASSWORD_CONTAINS_LOGIN: 'The password must not contain the login.',
  PASSWORD_TOO_COMMON: 'That password is one of the most common; take another.',
} as const;

/** Creates an account with the role ADMIN and its access log entry; throws {@link AdministratorRefused}. */
export async function createAdministrator(
  db: PrismaClient,
  given: NewAdministrator,
  now: Date,
): Promise<void> {
  const login = given.login.normalize('NFKC').trim();
  if (!/^[\p{L}\p{N}._-]{3,64}$/u.test(login)) {
    throw new AdministratorRefused('A login has 3 to 64 letters, digits, dots, hyphens or underscores.');
  }
  const problem = passwordProblem(given.password, login);
  if (problem) throw new AdministratorRefused(PROBLEMS[problem]);
  const office = await db.office.findUnique({
    where: { code: given.office.toUpperCase() },
    select: { id: true },
  });
  if (!office) throw new AdministratorRefused(`There is no office with the code "${given.office}".`);
  const passwordHash = await hashPassword(given.password);
  await db.$transaction(async (tx) => {
    // One at a time, so that two runs at once cannot both find the login free.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('komek create administrator'))`;
    const taken = await tx.$queryRaw<unknown[]>`SELECT 1 FROM app_user WHERE lower(login) = lower(${login})`;
    if (taken.length > 0) throw new AdministratorRefused(`The login "${login}" is taken.`);
    const { id } = await tx.user.create({
      data: {
        login,
        passwordHash,
        mustChangePassword: given.mustChangePassword,
        surname: given.surname.normalize('NFC').trim(),
        givenName: given.givenName.normalize('NFC').trim(),
        ...(given.patronymic ? { patronymic: given.patronymic.normalize('NFC').trim() } : {}),
        roles: ['ADMIN'],
        officeId: office.id,
      },
      select: { id: true },
    });
    const details = { by: 'admin:create' };
    await tx.auditEntry.create({ data: { at: now, action: 'USER_CREATED', subjectId: id, details } });
  });
}
