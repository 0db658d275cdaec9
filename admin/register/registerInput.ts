import type {
  DeliveryPreference,
  DocumentKind,
  DocumentState,
  PaperLanguage,
  RegisterApplicationInput,
  Sex,
} from '../generated/graphql.ts';

/** The documents of Standard cl. 11, in its order. */
export const DOCUMENT_KINDS: readonly DocumentKind[] = [
  'APPLICATION_FORM',
  'FAMILY_COMPOSITION',
  'FAMILY_INCOME',
  'SUBSIDIARY_PLOT',
  'RESIDENCE_PROOF',
  'SOCIAL_CONTRACT',
];

/** A family member as typed. */
export interface MemberValues {
  surname: string;
  givenName: string;
  patronymic: string;
  iin: string;
  relation: string;
}

/** The form as typed: texts, and '' for what is not chosen yet. */
export interface RegisterValues {
  iin: string;
  surname: string;
  givenName: string;
  patronymic: string;
  birthDate: string;
  sex: Sex | '';
  address: string;
  phone: string;
  language: PaperLanguage;
  deliveryPreference: DeliveryPreference;
  documents: { kind: DocumentKind; state: DocumentState | ''; pages: string }[];
  household: MemberValues[];
  receivedOutsideHours: boolean;
  duplicateReason: string;
}

/** An empty form. */
export const emptyForm = (deliveryPreference: DeliveryPreference): RegisterValues => ({
  iin: '',
  surname: '',
  givenName: '',
  patronymic: '',
  birthDate: '',
  sex: '',
  address: '',
  phone: '',
  language: 'KK',
  deliveryPreference,
  documents: DOCUMENT_KINDS.map((kind) => ({ kind, state: '', pages: '1' })),
  household: [],
  receivedOutsideHours: false,
  duplicateReason: '',
});

/** An empty line for a family member. */
export const emptyMember: MemberValues = {
  surname: '',
  givenName: '',
  patronymic: '',
  iin: '',
  relation: '',
};

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What is sent: blank texts become null, pages count only for what was handed in. */
export function registerInput(
  values: RegisterValues,
  { intakeId, hasOpenCase }: { readonly intakeId: string | null; readonly hasOpenCase: boolean },
): RegisterApplicationInput {
  return {
    intakeId,
    iin: values.iin,
    surname: values.surname,
    givenName: values.givenName,
    patronymic: orNull(values.patronymic),
    birthDate: orNull(values.birthDate),
    sex: values.sex || null,
    address: values.address,
    phone: orNull(values.phone),
    language: values.language,
    deliveryPreference: values.deliveryPreference,
    documents: values.documents.flatMap(({ kind, state, pages }) =>
      state ? [{ kind, state, pages: state === 'PRESENT' ? Number(pages) || 0 : null }] : [],
    ),
    household: values.household.map((member) => ({
      ...member,
      patronymic: orNull(member.patronymic),
      iin: orNull(member.iin),
    })),
    receivedOutsideHours: values.receivedOutsideHours,
    // A reason typed for another IIN must not go with this one.
    duplicateReason: hasOpenCase ? orNull(values.duplicateReason) : null,
  };
}
