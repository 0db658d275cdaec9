import type { Prisma } from '../../prisma/client.ts';
import { builder } from '../builder.ts';
import { STANDARD_HOURS } from '../deadlines/officeHours.ts';
import { OfficeKindEnum } from '../enums.ts';

/** The columns of an office that are on its door (Regulation cl. 8, app. 1 and 2). */
export const publicOfficeSelect = {
  code: true,
  kind: true,
  district: true,
  nameKk: true,
  nameRu: true,
  addressKk: true,
  phone: true,
  phoneRaw: true,
  email: true,
  website: true,
  opensAt: true,
  lunchFrom: true,
  lunchTo: true,
  closesAt: true,
  parent: { select: { code: true } },
} as const satisfies Prisma.OfficeSelect;

/** An office read with {@link publicOfficeSelect}. */
export type PublicOffice = Prisma.OfficeGetPayload<{ select: typeof publicOfficeSelect }>;

const hour = (field: 'opensAt' | 'lunchFrom' | 'lunchTo' | 'closesAt') => (office: PublicOffice) =>
  office[field] ?? STANDARD_HOURS[field];

/** An office as the public sees it: nothing leads from here to cases or people. */
export const PublicOfficeType = builder.objectRef<PublicOffice>('PublicOffice').implement({
  description: 'An office where an application can be made: what is on its door (Regulation cl. 8).',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short code, the beginning of its numbers.' }),
    kind: t.expose('kind', { type: OfficeKindEnum, description: "Department or akim's office." }),
    district: t.exposeString('district', { description: 'District or city, in Kazakh.' }),
    nameKk: t.exposeString('nameKk', { description: 'Name in Kazakh.' }),
    nameRu: t.exposeString('nameRu', { nullable: true, description: 'Name in Russian, where it is known.' }),
    addressKk: t.exposeString('addressKk', { description: 'Address in Kazakh.' }),
    phone: t.string({
      nullable: true,
      description: 'Telephone as it is printed.',
      resolve: ({ phoneRaw, phone }) => phoneRaw ?? phone,
    }),
    email: t.exposeString('email', { nullable: true, description: 'E-mail.' }),
    website: t.exposeString('website', { nullable: true, description: 'Web site.' }),
    departmentCode: t.string({
      nullable: true,
      description: "The department that an akim's office belongs to.",
      resolve: ({ parent }) => parent?.code ?? null,
    }),
    opensAt: t.int({ description: 'Minutes since midnight.', resolve: hour('opensAt') }),
    lunchFrom: t.int({ description: 'Minutes since midnight.', resolve: hour('lunchFrom') }),
    lunchTo: t.int({ description: 'Minutes since midnight.', resolve: hour('lunchTo') }),
    closesAt: t.int({ description: 'Minutes since midnight.', resolve: hour('closesAt') }),
  }),
});
