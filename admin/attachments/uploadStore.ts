import { problemOf } from '../providers/problem.ts';
import type { SendFile } from './sendFile.ts';
import {
  arrived,
  begun,
  type FilePlace,
  failed,
  heldFor,
  isUnfinished,
  nextFiles,
  progressed,
  type QueuedFile,
  queuedFile,
  reconnected,
  released,
  retried,
  type Uploaded,
  type UploadQueue,
  without,
} from './uploadQueue.ts';

/** What becomes of an upload at its case. */
export interface AttachTo {
  /** Attaches what has arrived; rejects with a coded error. */
  readonly attach: (queued: QueuedFile, uploaded: Uploaded) => Promise<void>;
  /** Why a file cannot be taken, as far as that is known before it is sent. */
  readonly check: (file: File) => QueuedFile['problem'];
}

const EMPTY: UploadQueue = [];

/**
 * The files on their way to cases, for as long as the tab is open: they go on while other pages are looked at, and a
 * file that failed stays until it is tried again or given up.
 */
export function makeUploadStore(send: SendFile) {
  const queues = new Map<string, UploadQueue>();
  const places = new Map<string, AttachTo>();
  const sending = new Map<string, AbortController>();
  const watchers = new Set<() => void>();
  let count = 0;

  const queueOf = (caseId: string): UploadQueue => queues.get(caseId) ?? EMPTY;
  const update = (caseId: string, next: UploadQueue): void => {
    if (next.length > 0) queues.set(caseId, next);
    else queues.delete(caseId);
    for (const watcher of watchers) watcher();
  };

  const carry = async (caseId: string, queued: QueuedFile, place: AttachTo): Promise<void> => {
    const { key, file } = queued;
    const stop = new AbortController();
    sending.set(key, stop);
    const isWanted = (): boolean => queueOf(caseId).some((one) => one.key === key);
    try {
      update(caseId, begun(queueOf(caseId), key));
      const uploaded =
        queued.uploaded ??
        (await send(file, {
          signal: stop.signal,
          onProgress: (progress) => update(caseId, progressed(queueOf(caseId), key, progress)),
        }));
      if (!isWanted()) return;
      update(caseId, arrived(queueOf(caseId), key, uploaded));
      // Read anew: the step may have been taken while the bytes were on their way.
      const now = queueOf(caseId).find((one) => one.key === key);
      if (!now || now.heldFor !== null) return;
      await place.attach(now, uploaded);
      update(caseId, without(queueOf(caseId), key));
    } catch (error) {
      update(caseId, failed(queueOf(caseId), key, problemOf(error)));
    } finally {
      sending.delete(key);
      pump(caseId);
    }
  };

  const pump = (caseId: string): void => {
    const place = places.get(caseId);
    if (place) for (const queued of nextFiles(queueOf(caseId))) void carry(caseId, queued, place);
  };

  const remove = (caseId: string, key: string): void => {
    update(caseId, without(queueOf(caseId), key));
    sending.get(key)?.abort();
    pump(caseId);
  };

  return {
    queueOf,
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    /** Puts files into the queue of a case and sends them as it is their turn. */
    add(caseId: string, files: readonly File[], belongsTo: FilePlace, place: AttachTo): void {
      places.set(caseId, place);
      const queued = files.map((file) => {
        count += 1;
        return queuedFile(String(count), file, belongsTo, place.check(file));
      });
      update(caseId, [...queueOf(caseId), ...queued]);
      pump(caseId);
    },
    retry(caseId: string, key: string): void {
      update(caseId, retried(queueOf(caseId), key));
      pump(caseId);
    },
    /** Attaches what was held for a step to the entry that it made. */
    release(caseId: string, step: string, provesEvent: number): void {
      update(caseId, released(queueOf(caseId), step, provesEvent));
      pump(caseId);
    },
    /** Takes a file out of the list; one that is being sent is stopped. */
    remove,
    /** Takes out whatever was held for a step that is given up. */
    drop(caseId: string, step: string): void {
      for (const { key } of heldFor(queueOf(caseId), step)) remove(caseId, key);
    },
    /** The network is back. */
    reconnect(): void {
      for (const caseId of [...queues.keys()]) {
        update(caseId, reconnected(queueOf(caseId)));
        pump(caseId);
      }
    },
    isUnfinished: (): boolean => [...queues.values()].some(isUnfinished),
    /** Stops and forgets everything: somebody else may sit down. */
    clear(): void {
      for (const stop of sending.values()) stop.abort();
      queues.clear();
      places.clear();
      for (const watcher of watchers) watcher();
    },
  };
}
