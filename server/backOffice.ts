import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { pageFile } from './publicPages.ts';
import { pageHeaders } from './securityHeaders.ts';

/** Answers everything that is not the API: the back office's files. */
export type Pages = (request: IncomingMessage, response: ServerResponse) => void;

/** What the build wrote wherever the page names its nonce (admin/vite.config.ts). */
export const NONCE_PLACE = '{nonce}';

/** The page by its own names, which must not be given out as a file: its nonces are not filled in. */
const PAGE_ITSELF = /^\/(?:index(?:\.html?)?)?\/?$/;
/** The last part of a path that names a file. */
const A_FILE = /\/[^/]*\.\w+$|\/\.well-known/;

/** A file with a hash in its name never changes, the few others are asked about each time, the page is never kept. */
function cacheControl(pathname: string): string {
  if (pathname.startsWith('/assets/')) return 'public, max-age=31536000, immutable';
  return /\.(js|svg)$/.test(pathname) ? 'no-cache' : 'no-store';
}

const setHeaders = (response: ServerResponse, headers: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
};

/**
 * Serves the built back office and the public pages: any other path without a file is the back office itself, hashed files
 * are kept for ever.
 */
export function backOffice(folder: string): Pages {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = sirv(folder, {
    etag: true,
    // The build left a packed file beside each.
    brotli: true,
    gzip: true,
    setHeaders(response, pathname) {
      response.setHeader('cache-control', cacheControl(pathname));
    },
  });

  /** Each time under another nonce, so that nobody who gets text into a page could know it. */
  function answerPage(request: IncomingMessage, response: ServerResponse): void {
    const nonce = randomBytes(16).toString('base64');
    const text = page.replaceAll(NONCE_PLACE, nonce);
    setHeaders(response, pageHeaders(nonce));
    response.writeHead(200, {
      'content-type': 'text/html;charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
    });
    response.end(request.method === 'HEAD' ? undefined : text);
  }

  return (request, response) => {
    setHeaders(response, pageHeaders());
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const url = pageFile(request.url ?? '/');
    const path = url.split('?', 1)[0] ?? '/';
    if (PAGE_ITSELF.test(path)) return answerPage(request, response);
    request.url = url;
    files(request, response, () => {
      if (A_FILE.test(path)) response.writeHead(404, { 'cache-control': 'no-store' }).end();
      else answerPage(request, response);
    });
  };
}
