import { getDirective } from '@graphql-tools/utils';
import type {
  DocumentNode,
  FieldNode,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { Kind } from 'graphql';
import type { Role } from '../../prisma/client.ts';
import type { Actor } from '../context.ts';
import { KomekError } from '../errors.ts';

/** What only a person at a browser does: no token may, whatever its role and its list say. */
export const IN_PERSON: readonly string[] = [
  'signIn',
  'signOut',
  'changePassword',
  'confirmPassword',
  'finishSignIn',
  'startTotp',
  'enableTotp',
  'renewRecoveryCodes',
  'disableTotp',
  'resetTotp',
  'endSession',
  'endSessions',
  'createApiToken',
  'revokeApiToken',
  // They set passwords, which would make a token as good as anybody's sign-in.
  'createUser',
  'updateUser',
];

/** The root fields that a token of this role may be limited to, by name. */
export function operationsOf(schema: GraphQLSchema, role: Role): readonly string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots
    .flatMap((root) => Object.values(root?.getFields() ?? {}))
    .filter((field) => {
      const [guard] = getDirective(schema, field, 'hasRole') ?? [];
      return !IN_PERSON.includes(field.name) && (guard === undefined || guard.roles.includes(role));
    })
    .map(({ name }) => name)
    .sort();
}

/** Whether the caller may ask for this root field at all; a session may, its roles are judged at the field. */
export const mayAsk = ({ credential }: Actor, field: string): boolean =>
  credential.kind === 'session' ||
  (!IN_PERSON.includes(field) &&
    (credential.operations.length === 0 || credential.operations.includes(field) || field.startsWith('__')));

/** Throws FORBIDDEN, before anything of the operation has run, when it asks for a root field that its token may not. */
export function checkOperation(
  actor: Actor | null,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): void {
  if (actor?.credential.kind !== 'token') return;
  const refused = rootFieldsOf(document, operation.selectionSet).find((field) => !mayAsk(actor, field));
  if (refused !== undefined)
    throw new KomekError('FORBIDDEN', 'This token may not ask for that.', { operation: refused });
}

/** The names of the fields of a selection, whatever their aliases and however fragments nest. */
function rootFieldsOf(document: DocumentNode, set: SelectionSetNode, seen = new Set<string>()): string[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [(selection as FieldNode).name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFieldsOf(document, selection.selectionSet, seen);
    const name = selection.name.value;
    if (seen.has(name)) return [];
    seen.add(name);
    const fragment = document.definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION
      ? rootFieldsOf(document, fragment.selectionSet, seen)
      : [];
  });
}
