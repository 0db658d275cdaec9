import { ANY_ROLE, hasRole } from '../access/directives.ts';
import { builder } from '../builder.ts';
import { RoleEnum } from '../enums.ts';
import { knownId } from '../validation.ts';
import { ApiTokenType } from './ApiToken.ts';
import { MOST_DAYS, MOST_PER_MINUTE, makeToken, USUAL_DAYS, USUAL_PER_MINUTE } from './makeToken.ts';
import { revokeToken } from './revokeToken.ts';

const CreateApiTokenInput = builder.inputType('CreateApiTokenInput', {
  description: 'A new API token.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What it is for, at most 80 characters.' }),
    userId: t.id({
      description:
        "In whose name it asks; the caller's when missing. ADMIN may name others who hold ANALYST.",
    }),
    role: t.field({
      type: RoleEnum,
      defaultValue: 'ANALYST',
      description: "The role in which it asks, one that the user holds; in others' names only ANALYST.",
    }),
    operations: t.stringList({
      description:
        'The root fields that it may ask for (`cases`, `exportCases`); none: any that its role may.',
    }),
    requestsPerMinute: t.int({
      description: `How often it may ask: 1 to ${MOST_PER_MINUTE}; ${USUAL_PER_MINUTE} when missing.`,
    }),
    days: t.int({
      description: `For how many days it is good: 1 to ${MOST_DAYS}; ${USUAL_DAYS} when missing.`,
    }),
  }),
});

const NewApiTokenType = builder
  .objectRef<{ readonly id: string; readonly secret: string }>('NewApiToken')
  .implement({
    description: 'A token that was just made, with what its program must send.',
    fields: (t) => ({
      token: t.prismaField({
        type: ApiTokenType,
        description: 'The token.',
        resolve: (query, { id }, _args, context) =>
          context.db.apiToken.findUniqueOrThrow({ ...query, where: { id } }),
      }),
      secret: t.exposeString('secret', {
        description: 'Goes behind `Authorization: Bearer`. Told this once: it is stored nowhere.',
      }),
    }),
  });

builder.mutationFields((t) => ({
  createApiToken: t.field({
    type: NewApiTokenType,
    description:
      'Makes an API token: for oneself, or as ADMIN for an analyst. Never by a token. PROOF_NEEDED.',
    directives: hasRole(...ANY_ROLE),
    args: { input: t.arg({ type: CreateApiTokenInput, required: true, description: 'The token.' }) },
    resolve: (_root, { input }, context, info) => makeToken(context, input, info.schema),
  }),
  revokeApiToken: t.prismaField({
    type: ApiTokenType,
    description:
      "Revokes an API token with its streams: ADMIN anybody's, others their own. Never by a token.",
    directives: hasRole(...ANY_ROLE),
    args: { id: t.arg.id({ required: true, description: 'Which.' }) },
    resolve: async (query, _root, { id }, context) => {
      await revokeToken(context, knownId(id));
      return context.db.apiToken.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
