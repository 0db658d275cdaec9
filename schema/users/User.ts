import { AbsenceType } from '../absences/Absence.ts';
import { hasRole } from '../access/directives.ts';
import { fullName, shortName } from '../applicants/personName.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { localDay } from '../deadlines/zone.ts';
import { RoleEnum, SortDirectionEnum } from '../enums.ts';
import { OfficeType } from '../offices/Office.ts';

/** Columns that PostgreSQL too shows to administrators alone: others must hear FORBIDDEN, not lose the whole answer. */
const forAdmin = <Select extends object>(select: Select) => ({
  directives: hasRole('ADMIN'),
  select: (_args: object, { actor }: Context): Select =>
    actor?.roles.includes('ADMIN') ? select : ({} as Select),
});

const NAME = { surname: true, givenName: true, patronymic: true } as const;

/** An official; one office and one or more roles (regulation.md 5.1). */
export const UserType = builder.prismaObject('User', {
  description: 'An official: one office, one or more roles.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    login: t.exposeString('login', { description: 'Sign-in name; letter case does not matter.' }),
    surname: t.exposeString('surname', { description: 'Surname.' }),
    givenName: t.exposeString('givenName', { description: 'Given name.' }),
    patronymic: t.exposeString('patronymic', { nullable: true, description: 'Patronymic, if there is one.' }),
    shortName: t.string({
      description: 'Surname and initials (Standard cl. 14).',
      select: NAME,
      resolve: (user) => shortName(user),
    }),
    fullName: t.string({
      description: 'Surname, name, patronymic.',
      select: NAME,
      resolve: (user) => fullName(user),
    }),
    phone: t.exposeString('phone', {
      nullable: true,
      description: 'Telephone, printed on notices (Regulation app. 4).',
    }),
    email: t.exposeString('email', { nullable: true, description: 'E-mail.' }),
    iin: t.string({
      nullable: true,
      description: 'IIN, kept only so that nobody executes the case of his own family (I-14).',
      ...forAdmin({ iin: true }),
      resolve: ({ iin }) => iin,
    }),
    roles: t.expose('roles', { type: [RoleEnum], description: 'Roles.' }),
    office: t.relation('office', { type: OfficeType, description: 'The office where the user works.' }),
    overseenOffices: t.field({
      type: [OfficeType],
      description: 'Offices that an overseer reads besides his own (Regulation cl. 18).',
      select: (_args, _context, nested) => ({
        oversees: { select: { office: nested(true) }, orderBy: { office: { nameKk: 'asc' } } },
      }),
      resolve: ({ oversees }) => oversees.map(({ office }) => office),
    }),
    absences: t.relation('absences', {
      type: AbsenceType,
      description: "Today's and future absences.",
      query: (_args, context) => ({
        where: { cancelledAt: null, toDate: { gte: localDay(context.now()) } },
        orderBy: [{ fromDate: 'asc' }, { id: 'asc' }],
      }),
    }),
    active: t.exposeBoolean('active', { description: 'Whether the user may sign in.' }),
    mustChangePassword: t.exposeBoolean('mustChangePassword', {
      description: 'Whether the password is a temporary one that must be changed first.',
    }),
    version: t.exposeInt('version', { description: 'Counts changes; send it back as expectedVersion.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the account was made.' }),
    externalId: t.string({
      nullable: true,
      description: 'Who the user is at the OpenID Connect provider.',
      ...forAdmin({ externalId: true }),
      resolve: ({ externalId }) => externalId,
    }),
    totpSince: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since when a sign-in by password asks for a code too; null: it does not.',
      directives: hasRole('ADMIN'),
      select: { totp: { select: { enabledAt: true } } },
      resolve: ({ totp }) => totp?.enabledAt ?? null,
    }),
    lastSignInAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The last sign-in.',
      ...forAdmin({ lastSignInAt: true }),
      resolve: ({ lastSignInAt }) => lastSignInAt,
    }),
  }),
});

/** What a list of users may be narrowed by. */
export const UserFilter = builder.inputType('UserFilter', {
  description: 'Narrows a list of users; all conditions hold together.',
  fields: (t) => ({
    search: t.string({ description: 'Part of the name or the login.' }),
    role: t.field({ type: RoleEnum, description: 'Having this role.' }),
    officeId: t.id({ description: 'Of this office.' }),
    active: t.boolean({ description: 'Active, or not.' }),
    signedIn: t.boolean({ description: 'Having signed in at least once, or never; only for ADMIN.' }),
    ids: t.idList({ description: 'Exactly these.' }),
  }),
});

const UserSortField = builder.enumType('UserSortField', {
  description: 'What users are sorted by.',
  values: {
    NAME: { description: 'Surname and name, in Kazakh order.' },
    LOGIN: { description: 'Sign-in name.' },
  },
});

/** How a list of users is sorted. */
export const UserSort = builder.inputType('UserSort', {
  description: 'How a list of users is sorted.',
  fields: (t) => ({
    field: t.field({ type: UserSortField, required: true, description: 'By what.' }),
    direction: t.field({ type: SortDirectionEnum, required: true, description: 'Which way.' }),
  }),
});
