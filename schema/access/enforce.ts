import { getDirective, MapperKind, mapSchema } from '@graphql-tools/utils';
import type { GraphQLFieldConfig, GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { defaultFieldResolver } from 'graphql';
import type { Role } from '../../prisma/client.ts';
import { asApplication } from '../../prisma/readingFor.ts';
import type { Actor, Context } from '../context.ts';
import { forbidden, KomekError, unauthenticated } from '../errors.ts';

/** The actor, if he is signed in and has one of the roles; throws UNAUTHENTICATED or FORBIDDEN (I-08). */
export function requireRole(actor: Actor | null, roles: readonly Role[]): Actor {
  if (!actor) throw unauthenticated();
  if (!actor.roles.some((role) => roles.includes(role))) throw forbidden(roles);
  return actor;
}

/**
 * For what would give somebody a lasting way in: an open session is not enough, for whoever finds one unattended has it.
 * Throws PROOF_NEEDED where its owner proved too long ago that it is he. A token was given its operations on purpose.
 */
export function requireProof({ credential, proof }: Actor, now: Date): void {
  if (credential.kind === 'session' && proof.until < now)
    throw new KomekError('PROOF_NEEDED', 'Prove once more that it is you: confirmPassword, or the provider.');
}

/**
 * Wraps every field that carries `@hasRole`; throws when a root field carries neither `@hasRole` nor `@public`. What is
 * changed is done by the application: a check that saw the caller's rows alone would pass what it must refuse. What is
 * shown of it, below, is read for him.
 */
export function enforceAccess(schema: GraphQLSchema): GraphQLSchema {
  const roots = new Set(
    [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].map((type) => type?.name),
  );
  const mutation = schema.getMutationType()?.name;
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field, fieldName, typeName) => {
      const roles = rolesOf(schema, field);
      const open = getDirective(schema, field, 'public') !== undefined;
      if (roots.has(typeName) && !roles && !open) {
        throw new Error(`${typeName}.${fieldName} says neither @hasRole nor @public`);
      }
      if (roles && open) throw new Error(`${typeName}.${fieldName} says both @hasRole and @public`);
      if (roles?.length === 0) throw new Error(`${typeName}.${fieldName} lets nobody in`);
      const judged = roles ? guarded(field, roles) : field;
      return typeName === mutation ? changing(judged) : judged;
    },
  });
}

function rolesOf(schema: GraphQLSchema, field: GraphQLFieldConfig<unknown, Context>): Role[] | undefined {
  return getDirective(schema, field, 'hasRole')?.[0]?.roles;
}

function guarded(
  field: GraphQLFieldConfig<unknown, Context>,
  roles: readonly Role[],
): GraphQLFieldConfig<unknown, Context> {
  const check =
    (inner: GraphQLFieldResolver<unknown, Context>): GraphQLFieldResolver<unknown, Context> =>
    (source, args, context, info) => {
      requireRole(context.actor, roles);
      return inner(source, args, context, info);
    };
  // Exposed fields have no resolver of their own: without the default they would pass unguarded.
  const { resolve = defaultFieldResolver, subscribe, extensions } = field;
  return {
    ...field,
    // Nobody may show its column, or ask its inner resolver, past the check.
    extensions: { ...extensions, pothosExposedField: undefined, pothosOriginalResolve: undefined },
    resolve: check(resolve),
    ...(subscribe ? { subscribe: check(subscribe) } : {}),
  };
}

function changing(field: GraphQLFieldConfig<unknown, Context>): GraphQLFieldConfig<unknown, Context> {
  const { resolve = defaultFieldResolver } = field;
  return {
    ...field,
    resolve: (source, args, context, info) =>
      resolve(source, args, { ...context, db: asApplication(context.db) }, info),
  };
}
