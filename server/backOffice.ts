import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';
import { pageFile } from './publicPages.ts';
import { PAGE_HEADERS } from './securityHeaders.ts';

/** Answers everything that is not the API: the back office's files. */
export type Pages = (request: IncomingMessage, response: ServerResponse) => void;

/** A file with a hash in its name never changes, the few others are asked about each time, the page is never kept. */
function cacheControl(pathname: string): string {
  if (pathname.startsWith('/assets/')) return 'public, max-age=31536000, immutable';
  return /\.(js|svg)$/.test(pathname) ? 'no-cache' : 'no-store';
}

/**
 * Serves the built back office and the public pages: any other path without a file is the back office itself, hashed files
 * are kept for ever.
 */
export function backOffice(folder: string): Pages {
  const files = sirv(folder, {
    single: true,
    etag: true,
    // The build left a packed file beside each.
    brotli: true,
    gzip: true,
    setHeaders(response, pathname) {
      response.setHeader('cache-control', cacheControl(pathname));
    },
  });
  return (request, response) => {
    for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    request.url = pageFile(request.url ?? '/');
    files(request, response, () => {
      response.writeHead(404, { 'cache-control': 'no-store' }).end();
    });
  };
}
