import type { GraphQLEnumType } from 'graphql';
import { DirectiveLocation, GraphQLDirective, GraphQLList, GraphQLNonNull } from 'graphql';
import { Role } from '../../prisma/client.ts';

/** Every role: for fields that anyone signed in may use. */
export const ANY_ROLE: readonly Role[] = Object.values(Role);

/** Marks a field for the given roles only; the directive is printed in the SDL and is itself the enforcement (I-08). */
export const hasRole = (...roles: readonly Role[]): { hasRole: { roles: readonly Role[] } } => ({
  hasRole: { roles },
});

/** Marks a field for anyone, signed in or not. */
export const isPublic = { public: {} } as const;

/** The definitions of `@hasRole` and `@public` for the built schema. */
export const accessDirectives = (role: GraphQLEnumType): GraphQLDirective[] => [
  new GraphQLDirective({
    name: 'hasRole',
    description:
      'Only an active, signed-in user with one of these roles; others get UNAUTHENTICATED or FORBIDDEN.',
    locations: [DirectiveLocation.FIELD_DEFINITION],
    args: {
      roles: {
        type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(role))),
        description: 'One of them is enough.',
      },
    },
  }),
  new GraphQLDirective({
    name: 'public',
    description: 'Anyone, signed in or not.',
    locations: [DirectiveLocation.FIELD_DEFINITION],
  }),
];
