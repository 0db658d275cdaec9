import { asApplication } from '../../prisma/readingFor.ts';
import { isPublic } from '../access/directives.ts';
import { builder } from '../builder.ts';
import type { Actor, Authentication, Duty, ProviderNames } from '../context.ts';
import { SignInMethodEnum } from '../enums.ts';
import { ViewerType } from '../users/queries.ts';

const DutyEnum = builder.enumType('Duty', {
  description: 'What must be done before anything else.',
  values: {
    NEW_PASSWORD: { description: 'The password is a temporary one and must be changed.' },
    SECOND_FACTOR: {
      description: 'One of the roles demands codes, and this session was opened without one.',
    },
  } satisfies Record<Duty, { description: string }>,
});

const ViewerTotpType = builder
  .objectRef<{ readonly enabledAt: Date; readonly recoveryCodesLeft: number }>('ViewerTotp')
  .implement({
    description: "The caller's codes of a telephone.",
    fields: (t) => ({
      enabledAt: t.expose('enabledAt', { type: 'DateTime', description: 'Since when they are in force.' }),
      recoveryCodesLeft: t.exposeInt('recoveryCodesLeft', {
        description: 'How many recovery codes were not used yet.',
      }),
    }),
  });

const ProviderType = builder.objectRef<ProviderNames>('SignInProvider').implement({
  description: 'The OpenID Connect provider; a sign-in by it begins at `/sign-in/oidc`.',
  fields: (t) => ({
    nameKk: t.exposeString('kk', { description: 'Its name in Kazakh.' }),
    nameRu: t.exposeString('ru', { description: 'Its name in Russian.' }),
    nameEn: t.exposeString('en', { description: 'Its name in English.' }),
  }),
});

const SignInOptionsType = builder.objectRef<Authentication['signInOptions']>('SignInOptions').implement({
  description: 'The ways in.',
  fields: (t) => ({
    provider: t.field({
      type: ProviderType,
      nullable: true,
      description: 'The provider; null: there is none.',
      resolve: ({ provider }) => provider,
    }),
    passwordsForAll: t.exposeBoolean('passwordsForAll', {
      description: 'Whether others than administrators sign in by a password.',
    }),
  }),
});

builder.queryField('signInOptions', (t) =>
  t.field({
    type: SignInOptionsType,
    description: 'What the sign-in page offers.',
    directives: isPublic,
    resolve: (_root, _args, { auth }) => auth.signInOptions,
  }),
);

const sessionOf = ({ credential }: Actor) => (credential.kind === 'session' ? credential : null);

builder.objectFields(ViewerType, (t) => ({
  duty: t.field({
    type: DutyEnum,
    nullable: true,
    description: 'While there is one, the viewer has no roles.',
    resolve: (actor) => sessionOf(actor)?.duty ?? null,
  }),
  signedInBy: t.field({
    type: SignInMethodEnum,
    nullable: true,
    description: 'How the session was opened, and how a signature asks for a proof; null for an API token.',
    resolve: (actor) => sessionOf(actor)?.method ?? null,
  }),
  totp: t.field({
    type: ViewerTotpType,
    nullable: true,
    description: 'Codes of a telephone that a sign-in by password asks for; null while there are none.',
    resolve: async ({ id: userId }, _args, { db }) => {
      const totp = await db.totp.findUnique({ where: { userId }, select: { enabledAt: true } });
      if (!totp?.enabledAt) return null;
      const recoveryCodesLeft = await asApplication(db).recoveryCode.count({
        where: { userId, usedAt: null },
      });
      return { enabledAt: totp.enabledAt, recoveryCodesLeft };
    },
  }),
}));
