import type { Applicant } from '../../prisma/client.ts';
import type { Reading } from '../access/caseScope.ts';
import { builder } from '../builder.ts';
import { type ColumnOf, columnsAsked, type FieldColumns } from '../columnsAsked.ts';
import type { Context } from '../context.ts';
import { PaperLanguageEnum, SexEnum } from '../enums.ts';
import { maskIin } from './mask.ts';
import { fullName } from './personName.ts';

const COLUMNS = {
  id: ['id'],
  iin: ['iin'],
  surname: ['surname'],
  givenName: ['givenName'],
  patronymic: ['patronymic'],
  fullName: ['surname', 'givenName', 'patronymic'],
  birthDate: ['birthDate'],
  sex: ['sex'],
  address: ['address'],
  phone: ['phone'],
  language: ['language'],
  version: ['version'],
} as const satisfies FieldColumns<Applicant>;

/** The columns of a person that the operation asks for, and his key. */
export const applicantSelect = (context: Context) => ({
  ...columnsAsked(context, 'Applicant', COLUMNS),
  id: true as const,
});

/** A person, and how far the caller may read him. */
export interface ReadableApplicant {
  readonly person: Pick<Applicant, ColumnOf<typeof COLUMNS>>;
  readonly reading: Exclude<Reading, 'COUNTS'>;
}

/** How a field shows a person: by its own columns alone, for others may not have been read. */
const shows =
  <Name extends keyof typeof COLUMNS, Shown>(
    _field: Name,
    show: (
      person: Pick<Applicant, (typeof COLUMNS)[Name][number]>,
      reading: ReadableApplicant['reading'],
    ) => Shown,
  ) =>
  ({ person, reading }: ReadableApplicant): Shown =>
    show(person, reading);

/** Wraps a person for the caller; null for one who may read no persons (I-41). */
export const readable = (person: ReadableApplicant['person'], reading: Reading): ReadableApplicant | null =>
  reading === 'COUNTS' ? null : { person, reading };

/** The applicant: for those who work the case whole, for overseers without IIN, address and telephone. */
export const ApplicantType = builder.objectRef<ReadableApplicant>('Applicant').implement({
  description: 'A person who applied. Every reading of one is logged (I-37).',
  fields: (t) => ({
    id: t.id({ description: 'Key.', resolve: shows('id', ({ id }) => id) }),
    iin: t.string({
      description: 'IIN; masked (`900615******`) outside the people who work the case.',
      resolve: shows('iin', ({ iin }, reading) => (reading === 'WORKS' ? iin : maskIin(iin))),
    }),
    surname: t.string({ description: 'Surname.', resolve: shows('surname', ({ surname }) => surname) }),
    givenName: t.string({
      description: 'Given name.',
      resolve: shows('givenName', ({ givenName }) => givenName),
    }),
    patronymic: t.string({
      nullable: true,
      description: 'Patronymic, if the identity document shows one.',
      resolve: shows('patronymic', ({ patronymic }) => patronymic),
    }),
    fullName: t.string({
      description: 'Surname, name, patronymic.',
      resolve: shows('fullName', fullName),
    }),
    birthDate: t.field({
      type: 'Date',
      nullable: true,
      description: 'Date of birth as declared; null outside the people who work the case.',
      resolve: shows('birthDate', ({ birthDate }, reading) => (reading === 'WORKS' ? birthDate : null)),
    }),
    sex: t.field({
      type: SexEnum,
      nullable: true,
      description: 'Sex as declared.',
      resolve: shows('sex', ({ sex }) => sex),
    }),
    address: t.string({
      nullable: true,
      description: 'Address; null outside the people who work the case.',
      resolve: shows('address', ({ address }, reading) => (reading === 'WORKS' ? address : null)),
    }),
    phone: t.string({
      nullable: true,
      description: 'Telephone, E.164; null outside the people who work the case.',
      resolve: shows('phone', ({ phone }, reading) => (reading === 'WORKS' ? phone : null)),
    }),
    language: t.field({
      type: PaperLanguageEnum,
      description: 'Language of the papers.',
      resolve: shows('language', ({ language }) => language),
    }),
    version: t.int({ description: 'Counts changes.', resolve: shows('version', ({ version }) => version) }),
  }),
});
