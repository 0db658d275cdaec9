import type { AttachmentLimits, Pseudonyms } from '../../schema/context.ts';
import type { PaperWorks } from '../../schema/papers/works.ts';
import { exportRoute } from '../exports/exportRoute.ts';
import { attachmentRoute } from './attachmentRoute.ts';
import { noticePageRoute, paperRoute } from './paperRoute.ts';
import type { FileRoute } from './route.ts';
import type { FileStore } from './store/fileStore.ts';
import { uploadRoute } from './uploadRoute.ts';

/** Where attachments are kept, and how large and how many they may be. */
export interface Files {
  readonly store: FileStore;
  readonly limits: AttachmentLimits;
}

/** Every address below `/files/`; without a store none for attachments. */
export const fileRoutes = (
  files: Files | null,
  papers: PaperWorks,
  pseudonyms: Pseudonyms,
): readonly FileRoute[] => [
  ...(files ? [uploadRoute(files.store, files.limits), attachmentRoute(files.store)] : []),
  exportRoute(pseudonyms),
  paperRoute,
  noticePageRoute(papers),
];
