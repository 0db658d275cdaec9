import { forgetAtSignOut } from '../providers/forgetting.ts';
import { sendFile } from './sendFile.ts';
import { makeUploadStore } from './uploadStore.ts';

/** The one list of files on their way of this tab. */
export const uploads = makeUploadStore(sendFile);

forgetAtSignOut(uploads.clear);
window.addEventListener('online', uploads.reconnect);
window.addEventListener('beforeunload', (event) => {
  if (uploads.isUnfinished()) event.preventDefault();
});
