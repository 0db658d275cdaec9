import {
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { RootField } from '../support/documents.ts';
import { ALL_DOCUMENTS, application } from '../support/world.ts';
import type { Place, PlaceKeys } from './places.ts';
import { callOf, selectionOf } from './questions.ts';

/** A mutation as it is tried on what belongs to a place. */
export interface Attempt {
  readonly root: RootField;
  readonly place: Place;
  readonly document: string;
  readonly variables: Record<string, unknown>;
  readonly fields: ReadonlySet<string>;
}

/** Whose key the argument `id` (or `ids`) of a mutation is. */
const KEY_OF: Readonly<Record<string, keyof PlaceKeys | 'executor'>> = {
  cancelAbsence: 'absenceId',
  endActingHead: 'actingHeadId',
  endSession: 'sessionId',
  printPapers: 'paperId',
  removeAttachment: 'attachmentId',
  removeView: 'viewId',
  revokeApiToken: 'tokenId',
  updateOffice: 'officeId',
  updateUser: 'executor',
};

const HASH = 'a'.repeat(64);

/** Values that pass as input, by the names of arguments and fields; what is not here is made from its type. */
const VALUES: Readonly<Record<string, (place: Place) => unknown>> = {
  caseId: ({ caseId }) => caseId,
  executorId: ({ staff }) => staff.executor.id,
  userId: ({ staff }) => staff.executor.id,
  officeId: ({ keys }) => keys.officeId,
  uploadId: ({ keys }) => keys.uploadId,
  iin: ({ keys }) => keys.iin,
  // No row is of that version: whoever may do it is told so, and nothing happens.
  expectedVersion: () => 999,
  expectedRevision: () => 999,
  contentHash: () => HASH,
  shownHash: () => HASH,
  day: () => '2026-11-18',
  from: () => '2026-11-18',
  to: () => '2026-11-18',
  role: () => 'ANALYST',
  format: () => 'JSONL',
  columns: () => ['ID', 'NUMBER', 'APPLICANT', 'IIN', 'EXECUTOR'],
  password: () => 'Дұрыс емес құпия сөз 1',
};

/** Keys that a mutation does without, so that it is the other keys that are tried. */
const LEFT_OUT = new Set([
  'documentId',
  'intakeId',
  'overseenOfficeIds',
  'idempotencyKey',
  'ids',
  'akimOfficeId',
]);

const isId = (type: GraphQLInputType): boolean => getNamedType(type).name === 'ID';

function valueFor(root: string, name: string, type: GraphQLInputType, place: Place): unknown {
  if (isNonNullType(type)) return valueFor(root, name, type.ofType, place);
  if (name === 'documents')
    return ALL_DOCUMENTS.map(({ kind, pages }) => ({
      kind,
      state: 'PRESENT',
      ...(root.startsWith('register') ? { pages } : {}),
    }));
  if ((name === 'id' || name === 'ids') && isId(type)) {
    const key = KEY_OF[root];
    if (!key) throw new Error(`Whose key is the one of ${root}?`);
    const id = key === 'executor' ? place.staff.executor.id : place.keys[key];
    return isListType(type) ? [id] : id;
  }
  const known = VALUES[name];
  if (known) return known(place);
  if (isListType(type)) return [valueFor(root, name, type.ofType, place)];
  if (isInputObjectType(type)) return fieldsOf(root, Object.values(type.getFields()), place);
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isId(type)) throw new Error(`Whose key is ${name} of ${root}?`);
  return { Int: 1, Boolean: false, Date: '2026-11-18', JSON: {} }[type.name] ?? 'Мәтін';
}

/** What must be given, and every key. */
function fieldsOf(
  root: string,
  fields: readonly { readonly name: string; readonly type: GraphQLInputType }[],
  place: Place,
): Record<string, unknown> {
  return Object.fromEntries(
    fields
      .filter(({ name, type }) => isNonNullType(type) || (isId(type) && !LEFT_OUT.has(name)))
      .map(({ name, type }) => [name, valueFor(root, name, type, place)]),
  );
}

/** The attempt at a mutation for a place; throws when it has a key of which this folder does not know whose it is. */
export function attemptAt(root: RootField, place: Place): Attempt {
  const { text, fields } = selectionOf(root);
  const variables = root.name.startsWith('register')
    ? { input: application() }
    : fieldsOf(root.name, root.field.args, place);
  return { root, place, document: callOf(root, variables, text), variables, fields };
}
