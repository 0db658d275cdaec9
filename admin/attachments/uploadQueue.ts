import type { Problem } from '../providers/problem.ts';

/** What the server answers when the bytes have arrived; the file can be attached under this key for a day. */
export interface Uploaded {
  readonly id: string;
  readonly sha256: string;
}

/** A file on its way to a case. */
export interface QueuedFile {
  readonly key: string;
  readonly file: File;
  /** The line of the checklist that it is a copy of; null for other files. */
  readonly documentId: string | null;
  /** The step of the delivery that it proves, by its place in the history; null for the files of the documents. */
  readonly provesEvent: number | null;
  /** The step in whose dialog it was chosen: until that step is taken there is nothing to attach it to. */
  readonly heldFor: string | null;
  /** `ready`: sent and held; `failed`: may succeed when tried again; `refused`: never will. */
  readonly state: 'waiting' | 'sending' | 'ready' | 'attaching' | 'failed' | 'refused';
  /** How much of it has left, from 0 to 1. */
  readonly progress: number;
  /** Kept over a failure, so that what has arrived is not sent again. */
  readonly uploaded: Uploaded | null;
  readonly problem: Problem | null;
}

/** The files of one case in the order in which they were chosen. */
export type UploadQueue = readonly QueuedFile[];

/** More at once would only make each slower. */
const AT_ONCE = 2;

const PASSING = ['UNREACHABLE', 'UNAVAILABLE', 'STORAGE_FULL', 'INTERNAL', 'UNAUTHENTICATED'];
const PASSING_FIELDS = ['UPLOAD_GONE', 'TOO_MANY_UPLOADS'];

/** Whether the same file may succeed later: the connection, the server or the session failed, not the file. */
export function mayRetry({ code, fields }: Problem): boolean {
  return PASSING.includes(code) || fields.some((field) => PASSING_FIELDS.includes(field.code));
}

const change = (
  queue: UploadQueue,
  key: string,
  next: (one: QueuedFile) => Partial<QueuedFile>,
): UploadQueue => queue.map((one) => (one.key === key ? { ...one, ...next(one) } : one));

/** What a file belongs to. */
export interface FilePlace {
  readonly documentId?: string | null;
  readonly provesEvent?: number | null;
  readonly heldFor?: string | null;
}

/** A file as it enters the queue; one that is known to be wrong is refused at once. */
export function queuedFile(
  key: string,
  file: File,
  { documentId = null, provesEvent = null, heldFor = null }: FilePlace,
  problem: Problem | null,
): QueuedFile {
  return {
    key,
    file,
    documentId,
    provesEvent,
    heldFor,
    state: problem ? 'refused' : 'waiting',
    progress: 0,
    uploaded: null,
    problem,
  };
}

/** The files that may set off now. */
export function nextFiles(queue: UploadQueue): UploadQueue {
  const busy = queue.filter(({ state }) => state === 'sending' || state === 'attaching').length;
  return queue.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, AT_ONCE - busy));
}

/** The file sets off; one whose bytes have arrived before is only attached. */
export const begun = (queue: UploadQueue, key: string): UploadQueue =>
  change(queue, key, ({ uploaded }) => ({
    state: uploaded ? 'attaching' : 'sending',
    progress: uploaded ? 1 : 0,
    problem: null,
  }));

/** So much of it has left. */
export const progressed = (queue: UploadQueue, key: string, progress: number): UploadQueue =>
  change(queue, key, () => ({ progress }));

/** Its bytes have arrived: it is attached, or waits for its step. */
export const arrived = (queue: UploadQueue, key: string, uploaded: Uploaded): UploadQueue =>
  change(queue, key, ({ heldFor }) => ({
    state: heldFor === null ? 'attaching' : 'ready',
    progress: 1,
    uploaded,
  }));

/** The step was taken: what was held for it now proves that entry of the history. */
export const released = (queue: UploadQueue, heldFor: string, provesEvent: number): UploadQueue =>
  queue.map((one) =>
    one.heldFor === heldFor
      ? { ...one, heldFor: null, provesEvent, state: one.state === 'ready' ? 'waiting' : one.state }
      : one,
  );

/** What was chosen in the dialog of a step that is not taken yet. */
export const heldFor = (queue: UploadQueue, name: string): UploadQueue =>
  queue.filter((one) => one.heldFor === name);

/** It went wrong; the file stays in the list, with what has arrived unless the server no longer has it. */
export const failed = (queue: UploadQueue, key: string, problem: Problem): UploadQueue =>
  change(queue, key, ({ uploaded }) => ({
    state: mayRetry(problem) ? 'failed' : 'refused',
    problem,
    uploaded: problem.fields.some(({ code }) => code === 'UPLOAD_GONE') ? null : uploaded,
  }));

/** Tries a failed file again. */
export const retried = (queue: UploadQueue, key: string): UploadQueue =>
  change(queue, key, ({ state }) => (state === 'failed' ? { state: 'waiting', problem: null } : {}));

/** Tries again whatever a lost connection stopped. */
export const reconnected = (queue: UploadQueue): UploadQueue =>
  queue
    .filter(({ problem }) => problem?.code === 'UNREACHABLE')
    .reduce((rest, { key }) => retried(rest, key), queue);

/** Attached, given up, or no longer wanted in the list. */
export const without = (queue: UploadQueue, key: string): UploadQueue =>
  queue.filter((one) => one.key !== key);

/** Whether something would be lost if the tab were closed; what is held for a step is lost with its dialog anyway. */
export const isUnfinished = (queue: UploadQueue): boolean =>
  queue.some(({ state, heldFor: step }) => state !== 'refused' && step === null);
