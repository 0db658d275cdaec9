import { ANY_ROLE, hasRole } from '../access/directives.ts';
import { builder } from '../builder.ts';
import { OfficeKindEnum, RoleEnum, SortDirectionEnum, TerritoryKindEnum } from '../enums.ts';

/** A department or an akim's office (Regulation app. 1 and 2). */
export const OfficeType = builder.prismaObject('Office', {
  description: "One of the 19 departments or 254 akims' offices (Regulation app. 1 and 2).",
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    code: t.exposeString('code', {
      description: 'Short code, the beginning of its numbers: `AKS`, `AKS-05`.',
    }),
    kind: t.expose('kind', { type: OfficeKindEnum, description: "Department or akim's office." }),
    territory: t.expose('territory', { type: TerritoryKindEnum, description: 'What its territory is.' }),
    district: t.exposeString('district', { description: 'District or city, in Kazakh.' }),
    position: t.exposeInt('position', { description: 'Number in its appendix.' }),
    nameKk: t.exposeString('nameKk', { description: 'Official name in Kazakh.' }),
    nameRu: t.exposeString('nameRu', { nullable: true, description: 'Name in Russian, where it is known.' }),
    addressKk: t.exposeString('addressKk', { description: 'Address in Kazakh.' }),
    phone: t.exposeString('phone', {
      nullable: true,
      description: 'Telephone, E.164; null when the source is unclear.',
    }),
    phoneRaw: t.exposeString('phoneRaw', {
      nullable: true,
      description: 'Telephone as the regulation prints it.',
    }),
    email: t.exposeString('email', { nullable: true, description: 'E-mail.' }),
    website: t.exposeString('website', { nullable: true, description: 'Web site.' }),
    note: t.exposeString('note', { nullable: true, description: 'What is unclear in the source.' }),
    parent: t.relation('parent', {
      nullable: true,
      description: "The department that an akim's office belongs to.",
    }),
    commissionRequired: t.exposeBoolean('commissionRequired', {
      description: "Whether a case leaves this akim's office only with the commission's conclusion.",
    }),
    validFrom: t.expose('validFrom', { type: 'Date', description: 'First day of the office.' }),
    validTo: t.expose('validTo', {
      type: 'Date',
      nullable: true,
      description: 'Last day of the office, if it has one.',
    }),
    version: t.exposeInt('version', { description: 'Counts changes; send it back as expectedVersion.' }),
  }),
});

/** What a list of offices may be narrowed by. */
export const OfficeFilter = builder.inputType('OfficeFilter', {
  description: 'Narrows a list of offices; all conditions hold together.',
  fields: (t) => ({
    search: t.string({ description: 'Part of the name or the code.' }),
    kind: t.field({ type: OfficeKindEnum, description: 'Of this kind.' }),
    district: t.string({ description: 'Of this district, spelled as in `Office.district`.' }),
    parentId: t.id({ description: 'Belonging to this department.' }),
    inForce: t.boolean({ description: 'In force today, or not.' }),
    without: t.field({ type: [RoleEnum], description: 'With no active user of any of these roles.' }),
    ids: t.idList({ description: 'Exactly these.' }),
  }),
});

const OfficeSortField = builder.enumType('OfficeSortField', {
  description: 'What offices are sorted by.',
  values: {
    NAME: { description: 'Name, in Kazakh order.' },
    CODE: { description: 'Code.' },
  },
});

/** How a list of offices is sorted. */
export const OfficeSort = builder.inputType('OfficeSort', {
  description: 'How a list of offices is sorted.',
  fields: (t) => ({
    field: t.field({ type: OfficeSortField, required: true, description: 'By what.' }),
    direction: t.field({ type: SortDirectionEnum, required: true, description: 'Which way.' }),
  }),
});

/** Everyone signed in may read offices. */
export const officeReaders = hasRole(...ANY_ROLE);
