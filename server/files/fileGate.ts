import { KomekError } from '../../schema/errors.ts';
import { whyForeign } from '../gate.ts';
import type { FileRoute } from './route.ts';

/** The types that a file may be sent as; a form of another site can post none of them without asking first. */
const SENT_AS = ['application/octet-stream', 'application/pdf', 'image/jpeg', 'image/png'];

/** Which route an address belongs to, and the key that it ends with; null when it is none's. */
export function findRoute(
  path: string,
  routes: readonly FileRoute[],
): { readonly route: FileRoute; readonly id: string } | null {
  for (const route of routes) {
    if (path === route.prefix && !route.prefix.endsWith('/')) return { route, id: '' };
    if (!route.prefix.endsWith('/') || !path.startsWith(route.prefix)) continue;
    const id = path.slice(route.prefix.length);
    if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return { route, id };
  }
  return null;
}

/** Refuses, before anybody is looked up, what a page of another origin or a form could have sent; null lets it in. */
export function refuseFileRequest(
  request: Request,
  route: FileRoute,
  origins: readonly string[],
): Response | null {
  const refuse = (status: number, message: string, headers: Record<string, string> = {}): Response =>
    Response.json({ errors: [new KomekError('BAD_REQUEST', message)] }, { status, headers });
  if (request.method !== route.method) {
    return refuse(405, `Use ${route.method}.`, { allow: route.method });
  }
  const foreign = whyForeign(request, origins);
  if (foreign !== null) return refuse(403, foreign);
  if (route.method === 'GET') return null;
  const type = (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!SENT_AS.includes(type)) return refuse(415, `Send the file itself, as one of ${SENT_AS.join(', ')}.`);
  if (request.headers.get('content-encoding') !== null) return refuse(415, 'Send the file uncompressed.');
  return null;
}
