import { builder } from '../builder.ts';
import { SignInMethodEnum } from '../enums.ts';
import { UserType } from '../users/User.ts';

/** A session: one browser that is signed in; the token itself is known to that browser alone. */
export const SessionType = builder.prismaObject('Session', {
  description: 'A signed-in browser.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    user: t.relation('user', { type: UserType, description: 'Whose.' }),
    startedAt: t.expose('createdAt', { type: 'DateTime', description: 'When it began.' }),
    lastSeenAt: t.expose('lastSeenAt', { type: 'DateTime', description: 'When it was last used.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends at the latest.' }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was ended; null while it is open.',
    }),
    browser: t.exposeString('browser', {
      nullable: true,
      description: 'The family of the browser, such as Firefox; null when it is none of the known ones.',
    }),
    system: t.exposeString('system', {
      nullable: true,
      description: 'The family of its system, such as Windows; null when it is none of the known ones.',
    }),
    method: t.expose('method', { type: SignInMethodEnum, description: 'How the user signed in.' }),
    secondFactor: t.exposeBoolean('secondFactor', { description: 'Whether it took a second factor.' }),
    current: t.boolean({
      description: 'Whether it is the one that asks.',
      resolve: ({ id }, _args, { actor }) => id === actor?.credential.id,
    }),
  }),
});
