import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLEnumType, type GraphQLSchema } from 'graphql';

const root = join(import.meta.dirname, '../../..');

/** The contract as it is committed. */
export const contract: GraphQLSchema = buildSchema(readFileSync(join(root, 'schema/schema.graphql'), 'utf8'));

/** The values of an enum of the contract. */
export function valuesOf(name: string): string[] {
  const type = contract.getType(name) as GraphQLEnumType;
  return type.getValues().map((value) => value.name);
}

/** The roles that `@hasRole` of a root field names; empty for a field without it. */
export function rolesOf(rootType: 'Query' | 'Mutation' | 'Subscription', field: string): string[] {
  const type = {
    Query: contract.getQueryType(),
    Mutation: contract.getMutationType(),
    Subscription: contract.getSubscriptionType(),
  }[rootType];
  const directive = type
    ?.getFields()
    [field]?.astNode?.directives?.find(({ name }) => name.value === 'hasRole');
  const roles = directive?.arguments?.[0]?.value;
  return roles?.kind === 'ListValue'
    ? roles.values.map((value) => ('value' in value ? String(value.value) : ''))
    : [];
}
