import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';
import { pageFile } from './publicPages.ts';

/** Answers everything that is not the API: the back office's files. */
export type Pages = (request: IncomingMessage, response: ServerResponse) => void;

/** Scripts only from here; MUI writes its styles into the page, so those may be inline. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  // The preview of a scan unpacks it beside the page.
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The headers of every page and file of the back office. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

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
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
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
