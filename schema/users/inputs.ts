import { builder } from '../builder.ts';
import { RoleEnum } from '../enums.ts';

/** The input of `createUser`. */
export const CreateUserInput = builder.inputType('CreateUserInput', {
  description: 'A new account.',
  fields: (t) => ({
    login: t.string({
      required: true,
      description: 'Sign-in name: Latin letters, digits, dot, hyphen; 3 to 50 signs.',
    }),
    password: t.string({ required: true, description: 'A temporary password; the user must change it.' }),
    surname: t.string({ required: true, description: 'Surname.' }),
    givenName: t.string({ required: true, description: 'Given name.' }),
    patronymic: t.string({ description: 'Patronymic, if there is one.' }),
    iin: t.string({ description: 'IIN, for I-14.' }),
    phone: t.string({ description: 'Telephone.' }),
    email: t.string({ description: 'E-mail.' }),
    externalId: t.string({ description: 'Who the user is at the OpenID Connect provider.' }),
    officeId: t.id({ required: true, description: 'The office where the user works.' }),
    roles: t.field({ type: [RoleEnum], required: true, description: 'At least one role.' }),
    overseenOfficeIds: t.idList({ description: 'Only with the role OVERSEER: departments read too.' }),
  }),
});

/** The input of `updateUser`. */
export const UpdateUserInput = builder.inputType('UpdateUserInput', {
  description: 'What changes in an account; what is missing stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Which.' }),
    expectedVersion: t.int({ required: true, description: 'The version that was seen.' }),
    surname: t.string({ description: 'Surname.' }),
    givenName: t.string({ description: 'Given name.' }),
    patronymic: t.string({ description: 'Patronymic; null: none.' }),
    iin: t.string({ description: 'IIN; null: none.' }),
    phone: t.string({ description: 'Telephone; null: none.' }),
    email: t.string({ description: 'E-mail; null: none.' }),
    externalId: t.string({ description: 'Who the user is at the OpenID Connect provider; null: none.' }),
    officeId: t.id({ description: 'The office where the user works from now on.' }),
    roles: t.field({ type: [RoleEnum], description: 'All roles from now on.' }),
    overseenOfficeIds: t.idList({
      description: 'Only with the role OVERSEER: all departments read besides his own; null: none.',
    }),
    active: t.boolean({ description: 'Whether the user may sign in.' }),
    password: t.string({ description: 'A temporary password; the user must change it.' }),
  }),
});
