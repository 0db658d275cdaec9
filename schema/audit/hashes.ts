import { createHash } from 'node:crypto';
import type { View } from '../context.ts';

// What a row of the history is in bytes. The database writes the hashes of steps by the same rule (komek_event_hash); here
// they are made anew, so that the proof does not rest on what it proves.

/** A step as its hash covers it; `changes` is the database's own text of them. */
export interface EventRow {
  readonly number: string;
  readonly id: string;
  readonly caseId: string;
  readonly seq: number;
  readonly transition: string;
  readonly from: string | null;
  readonly to: string;
  readonly at: Date;
  readonly actorId: string;
  readonly actorName: string;
  readonly actorRole: string;
  readonly officeId: string;
  readonly changes: string;
}

/** An entry of the access log as its hash covers it; `details` is the database's own text of them. */
export interface EntryRow {
  readonly number: string;
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly actorId: string | null;
  readonly actorRoles: string;
  readonly officeId: string | null;
  readonly caseId: string | null;
  readonly applicantId: string | null;
  readonly subjectId: string | null;
  readonly details: string | null;
}

type Part = string | number | Date | null;

const textOf = (part: string | number | Date): string =>
  part instanceof Date ? part.toISOString() : String(part);

/** Values one after another, each with its length in bytes, so that no two lists read alike. */
export const partsOf = (parts: readonly Part[]): string =>
  parts
    .map((part) => {
      if (part === null) return '-';
      const text = textOf(part);
      return `${Buffer.byteLength(text)}:${text}`;
    })
    .join('');

/** SHA-256 of what it is given, one after another. */
export function sha256(...data: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const piece of data) hash.update(piece);
  return hash.digest();
}

/** The hash of a step: over the hash of the step before it in its case (null: it is the first) and itself (I-37). */
export const eventHash = (previous: Uint8Array | null, row: EventRow): Buffer =>
  sha256(
    previous ?? '',
    partsOf([
      'event',
      row.number,
      row.id,
      row.caseId,
      row.seq,
      row.transition,
      row.from,
      row.to,
      row.at,
      row.actorId,
      row.actorName,
      row.actorRole,
      row.officeId,
      row.changes,
    ]),
  );

/** The hash of an entry of the access log. */
export const entryHash = (row: EntryRow): Buffer =>
  sha256(
    partsOf([
      'entry',
      row.number,
      row.id,
      row.at,
      row.action,
      row.actorId,
      row.actorRoles,
      row.officeId,
      row.caseId,
      row.applicantId,
      row.subjectId,
      row.details,
    ]),
  );

/** What the details of a log entry say of the several whom it names, hex: by it their columns are sealed with the entry (I-37). */
export const viewsHash = (views: readonly View[]): string =>
  sha256(partsOf(views.flatMap(({ caseId = null, applicantId }) => [caseId, applicantId]))).toString('hex');
