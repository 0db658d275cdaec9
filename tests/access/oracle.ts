import type { Role } from '../../prisma/client.ts';
import { DEPTHS, type Depth, type Marker } from './markers.ts';

// What may be read by whom, as the regulation says it and not as the code does: nothing of schema/access is asked here.

/** The places of the matrix. AKS is the office of those who ask; its overseer also reads KER. */
export const PLACES = ['own', 'sameOffice', 'ownAkimOffice', 'overseenOffice', 'otherOffice'] as const;

/** A place of the matrix. */
export type PlaceName = (typeof PLACES)[number];

/** Who asks. ACTING: an executor who acts as head today; MUST_CHANGE: one with a temporary password. */
export const READERS = [
  'CLERK',
  'HEAD',
  'EXECUTOR',
  'AKIM_CLERK',
  'ADMIN',
  'OVERSEER',
  'ANALYST',
  'ACTING',
  'MUST_CHANGE',
  'NOBODY',
] as const;

/** Somebody who asks. */
export type ReaderName = (typeof READERS)[number];

const NOTHING = {
  own: 'NONE',
  sameOffice: 'NONE',
  ownAkimOffice: 'NONE',
  overseenOffice: 'NONE',
  otherOffice: 'NONE',
} as const;
const WHOLE_OFFICE = { ...NOTHING, own: 'WORKS', sameOffice: 'WORKS', ownAkimOffice: 'WORKS' } as const;

/** Who reads whose case how far (I-41; Regulation cl. 11, 18; I-16 for ADMIN). */
export const READS: Readonly<Record<ReaderName, Readonly<Record<PlaceName, Depth>>>> = {
  CLERK: WHOLE_OFFICE,
  HEAD: WHOLE_OFFICE,
  EXECUTOR: { ...NOTHING, own: 'WORKS' },
  AKIM_CLERK: { ...NOTHING, ownAkimOffice: 'WORKS' },
  ADMIN: NOTHING,
  OVERSEER: {
    own: 'OVERSEES',
    sameOffice: 'OVERSEES',
    ownAkimOffice: 'OVERSEES',
    overseenOffice: 'OVERSEES',
    otherOffice: 'NONE',
  },
  ANALYST: {
    own: 'COUNTS',
    sameOffice: 'COUNTS',
    ownAkimOffice: 'COUNTS',
    overseenOffice: 'COUNTS',
    otherOffice: 'COUNTS',
  },
  ACTING: WHOLE_OFFICE,
  MUST_CHANGE: NOTHING,
  NOBODY: NOTHING,
};

/** The roles in force of whoever asks. */
export const ROLES_OF: Readonly<Record<ReaderName, readonly Role[]>> = {
  CLERK: ['CLERK'],
  HEAD: ['HEAD'],
  EXECUTOR: ['EXECUTOR'],
  AKIM_CLERK: ['AKIM_CLERK'],
  ADMIN: ['ADMIN'],
  OVERSEER: ['OVERSEER'],
  ANALYST: ['ANALYST'],
  ACTING: ['EXECUTOR', 'HEAD'],
  MUST_CHANGE: [],
  NOBODY: [],
};

const SAME_DEPARTMENT: readonly PlaceName[] = ['own', 'sameOffice', 'ownAkimOffice'];

/** Who lists the people of which departments (I-41); others know those who act in what they read, and their colleagues. */
const PEOPLE_OF: Readonly<Partial<Record<ReaderName, readonly PlaceName[]>>> = {
  ADMIN: PLACES,
  HEAD: SAME_DEPARTMENT,
  ACTING: SAME_DEPARTMENT,
  OVERSEER: [...SAME_DEPARTMENT, 'overseenOffice'],
};

/**
 * What of a case one must read it further for than to count it; a field of these types that stands nowhere here may be
 * read by whoever may read what it belongs to, and `COUNTS` says so of those of the case itself.
 */
export const FIELDS: Readonly<Record<string, Readonly<Partial<Record<Depth, readonly string[]>>>>> = {
  Case: {
    COUNTS: [
      'akimNumber akimOffice akimRegisteredAt applicantPseudonym attachmentRefusal availableTransitions',
      'cancellationGround channel clocks deliveryPreference documents due dueAt dueState executorPseudonym history id',
      'language letter noticeAtAkim number office outcome proofRefusal readyAt receivedAt receivedOutsideHours',
      'registeredAt returnCount serviceDue status statusChangedAt version',
    ].flatMap((line) => line.split(' ')),
    OVERSEES: ['applicant', 'cancellationReason', 'duplicateReason', 'executor', 'resolutions'],
    WORKS: [
      'attachments',
      'collections',
      'commission',
      'deliveries',
      'household',
      'notices',
      'papers',
      'receipt',
    ],
  },
  Applicant: {
    OVERSEES: ['id', 'fullName', 'givenName', 'iin', 'language', 'patronymic', 'sex', 'surname', 'version'],
    WORKS: ['address', 'birthDate', 'phone'],
  },
  CaseEvent: {
    COUNTS: ['actorRole', 'at', 'from', 'id', 'office', 'seq', 'to', 'transition'],
    OVERSEES: ['actorName', 'changes'],
  },
  CaseDocument: { COUNTS: ['atCheck', 'atIntake', 'id', 'kind', 'pages'], OVERSEES: ['checkNote'] },
  Clock: {
    COUNTS: [
      'cancelled changes dueAt endedAt explanation id office overdue remaining remindAt round startedAt step used',
    ].flatMap((line) => line.split(' ')),
    OVERSEES: ['responsible'],
  },
};

const rank = (depth: Depth): number => DEPTHS.indexOf(depth);

/** Whether reading so far is enough. */
export const reaches = (depth: Depth, least: Depth): boolean => rank(depth) >= rank(least);

/** How far one must read a case to be shown a field; null: the field is not known here, and must be. */
export function leastFor(type: string, field: string): Depth | null {
  const known = FIELDS[type];
  if (!known) return 'COUNTS';
  const found = DEPTHS.find((depth) => known[depth]?.includes(field));
  return found ?? null;
}

/** Whether somebody may come upon a marker. */
export function mayFind(reader: ReaderName, { place, least, official }: Marker): boolean {
  if (least === 'NEVER') return false;
  const at = place as PlaceName;
  if (reaches(READS[reader][at], least)) return true;
  if (!official) return false;
  // A resolution says whom the system suggested, and that may be any executor of the department.
  const colleagues = SAME_DEPARTMENT.includes(at) ? SAME_DEPARTMENT : [at];
  return PEOPLE_OF[reader]?.includes(at) || colleagues.some((one) => reaches(READS[reader][one], 'OVERSEES'));
}

/** Whether somebody who asks for everything must come upon a marker, or its test tests nothing. */
export const mustFind = (reader: ReaderName, { place, least }: Marker): boolean =>
  least !== 'NEVER' && reaches(READS[reader][place as PlaceName], least);

/** Whose belongings one changes: his own, those of the people of his office, everybody's. */
type Managed = 'OWN' | 'OFFICE' | 'ALL';

/** Who changes what of an official's belongings, by mutation; a reader who stands nowhere changes his own alone. */
export const MANAGES: Readonly<Record<string, Readonly<Partial<Record<ReaderName, Managed>>>>> = {
  cancelAbsence: { ADMIN: 'ALL', HEAD: 'OFFICE', ACTING: 'OFFICE' },
  recordAbsence: { ADMIN: 'ALL', HEAD: 'OFFICE', ACTING: 'OFFICE' },
  endActingHead: { ADMIN: 'ALL', HEAD: 'OFFICE', ACTING: 'OFFICE' },
  nameActingHead: { ADMIN: 'ALL', HEAD: 'OFFICE', ACTING: 'OFFICE' },
  endSession: { ADMIN: 'ALL' },
  revokeApiToken: { ADMIN: 'ALL' },
  createApiToken: { ADMIN: 'ALL' },
  removeView: {},
  updateUser: { ADMIN: 'ALL' },
};

/** Whether somebody changes, by that mutation, what belongs to the executor of a place's case. */
export function manages(reader: ReaderName, mutation: string, place: PlaceName): boolean {
  const managed = MANAGES[mutation]?.[reader] ?? 'OWN';
  if (managed === 'ALL') return true;
  return managed === 'OFFICE' ? SAME_DEPARTMENT.includes(place) : reader === 'EXECUTOR' && place === 'own';
}
