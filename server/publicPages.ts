/** The built public pages, for applicants and whoever is shown a paper: one file for all their addresses. */
export const PUBLIC_PAGE = 'open.html';

/** The addresses of the public pages; after the check a paper's code, as its QR code has it. */
const PUBLIC_PATH = /^\/(?:check(?:\/[^/]*)?|status|info)\/?$/;
/** Where the file itself would be found: an address of nothing. */
const FILE_PATH = /^\/open(?:\.html)?\/?$/;

/** The address under which the files of an address are found: of a public page its file, of anything else the same. */
export function pageFile(url: string): string {
  const path = url.split('?', 1)[0] ?? '/';
  if (PUBLIC_PATH.test(path)) return `/${PUBLIC_PAGE}`;
  return FILE_PATH.test(path) ? '/' : url;
}
