import { builder } from '../builder.ts';
import { RoleEnum } from '../enums.ts';
import { UserType } from '../users/User.ts';

const ApiTokenStateEnum = builder.enumType('ApiTokenState', {
  description: 'Whether a token still lets anybody in.',
  values: {
    IN_FORCE: { description: 'It does, as long as its user is active and holds its role.' },
    EXPIRED: { description: 'Its time is over.' },
    REVOKED: { description: 'It was revoked.' },
  },
});

/** An API token as its holder and an administrator see it; the secret is told once, when it is made. */
export const ApiTokenType = builder.prismaObject('ApiToken', {
  description:
    'What lets a program ask in the name of a user, in one of his roles (`Authorization: Bearer`).',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key; entries of the access log name it.' }),
    name: t.exposeString('name', { description: 'What it is for.' }),
    prefix: t.exposeString('prefix', { description: 'The first characters of the secret.' }),
    user: t.relation('user', { type: UserType, description: 'In whose name it asks.' }),
    createdBy: t.relation('createdBy', { type: UserType, description: 'Who made it.' }),
    role: t.expose('role', { type: RoleEnum, description: 'The only role in which it asks.' }),
    operations: t.exposeStringList('operations', {
      description: 'The root fields that it may ask for; empty: any that its role may.',
    }),
    requestsPerMinute: t.exposeInt('requestsPerMinute', { description: 'How often it may ask.' }),
    state: t.field({
      type: ApiTokenStateEnum,
      description: 'Whether it is in force.',
      select: { revokedAt: true, expiresAt: true },
      resolve: ({ revokedAt, expiresAt }, _args, context) => {
        if (revokedAt) return 'REVOKED';
        return expiresAt > context.now() ? 'IN_FORCE' : 'EXPIRED';
      },
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to the minute; null: never.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null: it was not.',
    }),
    revokedBy: t.relation('revokedBy', {
      type: UserType,
      nullable: true,
      description: 'Who revoked it; null: nobody.',
    }),
  }),
});
