import type { Applicant, Prisma } from '../../prisma/client.ts';
import type { Reading } from '../access/caseScope.ts';
import { builder } from '../builder.ts';
import { PaperLanguageEnum, SexEnum } from '../enums.ts';
import { maskIin } from './mask.ts';
import { fullName } from './personName.ts';

/** The columns that a person is shown by. */
export const applicantSelect = {
  id: true,
  iin: true,
  surname: true,
  givenName: true,
  patronymic: true,
  birthDate: true,
  sex: true,
  address: true,
  phone: true,
  language: true,
  version: true,
} as const satisfies Prisma.ApplicantSelect;

/** A person, and how far the caller may read him. */
export interface ReadableApplicant {
  readonly person: Pick<Applicant, keyof typeof applicantSelect>;
  readonly reading: Exclude<Reading, 'COUNTS'>;
}

/** Wraps a person for the caller; null for one who may read no persons (I-41). */
export const readable = (person: ReadableApplicant['person'], reading: Reading): ReadableApplicant | null =>
  reading === 'COUNTS' ? null : { person, reading };

/** The applicant: for those who work the case whole, for overseers without IIN, address and telephone. */
export const ApplicantType = builder.objectRef<ReadableApplicant>('Applicant').implement({
  description: 'A person who applied. Every reading of one is logged (I-37).',
  fields: (t) => ({
    id: t.id({ description: 'Key.', resolve: ({ person }) => person.id }),
    iin: t.string({
      description: 'IIN; masked (`900615******`) outside the people who work the case.',
      resolve: ({ person, reading }) => (reading === 'WORKS' ? person.iin : maskIin(person.iin)),
    }),
    surname: t.string({ description: 'Surname.', resolve: ({ person }) => person.surname }),
    givenName: t.string({ description: 'Given name.', resolve: ({ person }) => person.givenName }),
    patronymic: t.string({
      nullable: true,
      description: 'Patronymic, if the identity document shows one.',
      resolve: ({ person }) => person.patronymic,
    }),
    fullName: t.string({
      description: 'Surname, name, patronymic.',
      resolve: ({ person }) => fullName(person),
    }),
    birthDate: t.field({
      type: 'Date',
      nullable: true,
      description: 'Date of birth as declared; null outside the people who work the case.',
      resolve: ({ person, reading }) => (reading === 'WORKS' ? person.birthDate : null),
    }),
    sex: t.field({
      type: SexEnum,
      nullable: true,
      description: 'Sex as declared.',
      resolve: ({ person }) => person.sex,
    }),
    address: t.string({
      nullable: true,
      description: 'Address; null outside the people who work the case.',
      resolve: ({ person, reading }) => (reading === 'WORKS' ? person.address : null),
    }),
    phone: t.string({
      nullable: true,
      description: 'Telephone, E.164; null outside the people who work the case.',
      resolve: ({ person, reading }) => (reading === 'WORKS' ? person.phone : null),
    }),
    language: t.field({
      type: PaperLanguageEnum,
      description: 'Language of the papers.',
      resolve: ({ person }) => person.language,
    }),
    version: t.int({ description: 'Counts changes.', resolve: ({ person }) => person.version }),
  }),
});
