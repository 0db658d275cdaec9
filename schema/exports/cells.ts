import type { Reading } from '../access/caseScope.ts';
import { maskIin } from '../applicants/mask.ts';
import { fullName } from '../applicants/personName.ts';
import type { DueBounds } from '../cases/dueState.ts';
import { dueStateOf } from '../cases/dueState.ts';
import type { Pseudonyms } from '../context.ts';
import type { FileCase } from './caseRows.ts';
import type { CaseColumn } from './columns.ts';
import type { ExportWords } from './words/ExportWords.ts';

/** What stands in a cell: text, a count, a moment, yes or no, or nothing. */
export type Cell = string | number | boolean | Date | null;

/** What the cells of a row follow from besides the case itself. */
export interface Surroundings {
  readonly words: ExportWords;
  readonly bounds: DueBounds;
  /** How far the reader may read this case (I-41). */
  readonly reading: Reading;
  readonly pseudonyms: Pseudonyms;
  readonly officeName: (id: string) => string;
  readonly executorName: (id: string) => string;
}

const personal = (text: string | null, { reading }: Surroundings): string | null =>
  reading === 'COUNTS' ? null : text;

const CELLS: Readonly<Record<CaseColumn, (row: FileCase, around: Surroundings) => Cell>> = {
  ID: ({ id }) => id,
  NUMBER: ({ number }) => number,
  AKIM_NUMBER: ({ akimNumber }) => akimNumber,
  STATUS: ({ status }, { words }) => words.status[status],
  OUTCOME: ({ outcome }, { words }) => outcome && words.noticeKind[outcome],
  APPLICANT: ({ applicant }, around) => personal(applicant && fullName(applicant), around),
  IIN: ({ applicant }, around) =>
    personal(applicant && (around.reading === 'WORKS' ? applicant.iin : maskIin(applicant.iin)), around),
  PSEUDONYM: ({ applicantId }, { pseudonyms }) => pseudonyms.of(applicantId),
  EXECUTOR: ({ executorId }, around) => personal(executorId && around.executorName(executorId), around),
  EXECUTOR_PSEUDONYM: ({ executorId }, { pseudonyms }) => executorId && pseudonyms.of(executorId),
  OFFICE: ({ officeId }, { officeName }) => officeName(officeId),
  AKIM_OFFICE: ({ akimOfficeId }, { officeName }) => akimOfficeId && officeName(akimOfficeId),
  CHANNEL: ({ channel }, { words }) => words.channel[channel],
  RECEIVED_AT: ({ receivedAt }) => receivedAt,
  REGISTERED_AT: ({ registeredAt }) => registeredAt,
  STATUS_CHANGED_AT: ({ statusChangedAt }) => statusChangedAt,
  DUE_AT: ({ dueAt }) => dueAt,
  DUE_STATE: ({ dueAt }, { words, bounds }) => dueAt && words.dueState[dueStateOf(dueAt, bounds)],
  RETURN_COUNT: ({ returnCount }) => returnCount,
  LANGUAGE: ({ language }, { words }) => words.paperLanguage[language],
  DELIVERY_PREFERENCE: ({ deliveryPreference }, { words }) => words.deliveryPreference[deliveryPreference],
};

/** The cells of a case, in the order of the columns; persons only as far as the reader may read them (I-41). */
export const cellsOf = (row: FileCase, columns: readonly CaseColumn[], around: Surroundings): Cell[] =>
  columns.map((column) => CELLS[column](row, around));
