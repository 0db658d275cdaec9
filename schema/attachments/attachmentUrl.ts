/** Where the bytes of attachments are fetched, below the server's own address; the key follows. */
export const ATTACHMENTS_PATH = '/files/attachments/';

/** Where the bytes of one attachment are fetched. */
export const attachmentUrl = (id: string): string => `${ATTACHMENTS_PATH}${id}`;
