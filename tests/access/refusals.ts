import { getDirective } from '@graphql-tools/utils';
import { isObjectType } from 'graphql';
import type { Role } from '../../prisma/client.ts';
import { schema } from '../../schema/index.ts';
import type { RootField } from '../support/documents.ts';
import { type ReaderName, ROLES_OF } from './oracle.ts';

/** The code by which a root field refuses somebody whatever he asks it for, as its directive says; null: it does not. */
export function refusalFor(reader: ReaderName, { roles, open }: RootField): string | null {
  if (open) return null;
  if (reader === 'NOBODY') return 'UNAUTHENTICATED';
  return roles?.some((role) => ROLES_OF[reader].includes(role)) ? null : 'FORBIDDEN';
}

/** The fields of a type that are for some roles only. */
export function guardedFields(name: string): { readonly field: string; readonly roles: readonly Role[] }[] {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The schema has no type ${name}`);
  return Object.values(type.getFields()).flatMap((field) => {
    const [guard] = getDirective(schema, field, 'hasRole') ?? [];
    return guard ? [{ field: field.name, roles: (guard as { roles: Role[] }).roles }] : [];
  });
}
