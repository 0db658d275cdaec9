/** Below this address stand the bytes of issued papers. */
export const PAPERS_PATH = '/files/papers/';

/** Below this address stand the pages of submitted notices, as they would be signed. */
export const NOTICE_PAGES_PATH = '/files/notices/';

/** Where the bytes of a paper are fetched. */
export const paperUrl = (id: string): string => `${PAPERS_PATH}${id}`;

/** Where the page of a submitted notice is fetched. */
export const noticePageUrl = (id: string): string => `${NOTICE_PAGES_PATH}${id}`;
