import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useDataProvider } from 'react-admin';
import { caseKey, WHOLE } from '../cases/caseQuery.ts';
import {
  AttachFileDocument,
  AttachmentLimitsDocument,
  type AttachmentWholeFragment,
  type CaseWholeFragment,
} from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { problemOf } from '../providers/problem.ts';
import { checkFile } from './checkFile.ts';
import type { FilePlace, QueuedFile, UploadQueue } from './uploadQueue.ts';
import type { AttachTo } from './uploadStore.ts';
import { uploads } from './uploads.ts';

/** What may be attached; asked once. */
export function useAttachmentLimits() {
  const dataProvider = useDataProvider<KomekDataProvider>();
  return useQuery({
    queryKey: ['attachmentLimits'],
    queryFn: async () => (await dataProvider.ask(AttachmentLimitsDocument, {})).attachmentLimits,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The case's files on their way, and how to send more of them. */
export interface CaseUploads {
  readonly queue: UploadQueue;
  readonly add: (files: readonly File[], belongsTo: FilePlace) => void;
  readonly retry: (key: string) => void;
  readonly remove: (key: string) => void;
  /** Attaches what was held for a step to the entry of the history that it made. */
  readonly release: (step: string, provesEvent: number) => void;
  /** Forgets what was held for a step. */
  readonly drop: (step: string) => void;
}

/** Sends files to a case; each appears on the page as soon as the server has it, and `onAttached` is told its name. */
export function useUploads(caseId: string, onAttached: (fileName: string) => void = () => {}): CaseUploads {
  const dataProvider = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  const { data: limits } = useAttachmentLimits();
  const queue = useSyncExternalStore(uploads.watch, () => uploads.queueOf(caseId));

  const show = (added: AttachmentWholeFragment): void => {
    queryClient.setQueryData<CaseWholeFragment>(caseKey(caseId), (record) =>
      record && !record.attachments.some(({ id }) => id === added.id)
        ? { ...record, attachments: [...record.attachments, added] }
        : record,
    );
    onAttached(added.fileName);
  };

  /** Whether an earlier try has attached it and only its answer was lost. */
  const wasAttached = async (
    sha256: string,
    { documentId, provesEvent }: Pick<QueuedFile, 'documentId' | 'provesEvent'>,
  ): Promise<boolean> => {
    const { data } = await dataProvider.getOne<CaseWholeFragment>('cases', { id: caseId, meta: WHOLE });
    queryClient.setQueryData(caseKey(caseId), data);
    return data.attachments.some(
      (one) =>
        one.sha256 === sha256 && (one.document?.id ?? null) === documentId && one.provesEvent === provesEvent,
    );
  };

  const place: AttachTo = {
    check: (file) => (limits ? checkFile(file, limits) : null),
    async attach({ file, documentId, provesEvent }, { id, sha256 }) {
      const input = { caseId, documentId, provesEvent, fileName: file.name, uploadId: id };
      try {
        show((await dataProvider.ask(AttachFileDocument, { input })).attachFile);
      } catch (error) {
        const isGone = problemOf(error).fields.some(({ code }) => code === 'UPLOAD_GONE');
        if (!isGone || !(await wasAttached(sha256, { documentId, provesEvent }))) throw error;
      }
    },
  };
  return {
    queue,
    add: (files, belongsTo) => uploads.add(caseId, files, belongsTo, place),
    retry: (key) => uploads.retry(caseId, key),
    remove: (key) => uploads.remove(caseId, key),
    release: (step, provesEvent) => uploads.release(caseId, step, provesEvent),
    drop: (step) => uploads.drop(caseId, step),
  };
}
