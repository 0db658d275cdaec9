import { z } from 'zod';
import type { OfficeKind, Role } from '../../prisma/client.ts';
import { Role as Roles } from '../../prisma/client.ts';
import { namePart, optionalIin, optionalNamePart, optionalPhone } from '../applicants/personInput.ts';
import type { FieldProblem } from '../errors.ts';
import { validationFailed } from '../errors.ts';
import { optionalText, recordId } from '../validation.ts';

const login = z
  .string()
  .trim()
  .min(3)
  .max(50)
  .regex(/^[A-Za-z0-9._-]+$/);

const roles = z
  .array(z.enum(Roles))
  .min(1)
  .transform((list) => [...new Set(list)]);

const email = optionalText(200).pipe(z.email().nullable());

const person = {
  surname: namePart,
  givenName: namePart,
  patronymic: optionalNamePart,
  iin: optionalIin,
  phone: optionalPhone,
  email,
  externalId: optionalText(255),
  officeId: recordId,
  roles,
};

/** At most all the departments there are; null: none. */
const overseenOfficeIds = z
  .array(recordId)
  .max(100)
  .nullish()
  .transform((ids) => (ids === undefined ? undefined : [...new Set(ids)]));

/** A new account. */
export const newAccount = z.object({ ...person, overseenOfficeIds, login, password: z.string() });

/** A changed account: only what is there changes; null empties what may be empty. */
export const changedAccount = z.object({
  id: recordId,
  expectedVersion: z.int().min(1),
  surname: namePart.optional(),
  givenName: namePart.optional(),
  patronymic: optionalNamePart.optional(),
  iin: optionalIin.optional(),
  phone: optionalPhone.optional(),
  email: email.optional(),
  externalId: optionalText(255).optional(),
  officeId: recordId.optional(),
  roles: roles.optional(),
  overseenOfficeIds,
  active: z.boolean().optional(),
  password: z.string().optional(),
});

const PLACES: Record<Role, readonly OfficeKind[]> = {
  CLERK: ['DEPARTMENT'],
  HEAD: ['DEPARTMENT'],
  EXECUTOR: ['DEPARTMENT'],
  OVERSEER: ['DEPARTMENT'],
  AKIM_CLERK: ['AKIM_OFFICE'],
  ADMIN: ['DEPARTMENT', 'AKIM_OFFICE'],
  ANALYST: ['DEPARTMENT', 'AKIM_OFFICE'],
};

/** Throws VALIDATION_FAILED for a role that does not exist at such an office (Regulation cl. 1, 15). */
export function checkRolesFit(held: readonly Role[], office: OfficeKind): void {
  const problems = held.flatMap((role, index): FieldProblem[] =>
    PLACES[role].includes(office)
      ? []
      : [{ path: `roles.${index}`, code: 'ROLE_NOT_AT_OFFICE', params: { role } }],
  );
  if (problems.length > 0) throw validationFailed(problems);
}
