import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { LightHeaders, LightRequest } from './fetchApi.ts';

/** Nothing may depend on the Host header, which the client chooses: every request has this one. */
const HOST = 'http://komek.invalid';

/** Aborts when the client leaves before the answer is complete. */
function leavingOf(response: ServerResponse): AbortSignal {
  const leaving = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) leaving.abort();
  });
  return leaving.signal;
}

/** A Node request as a Fetch request whose signal aborts when the client leaves. */
export function toRequest(incoming: IncomingMessage, response: ServerResponse): Request {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const method = incoming.method ?? 'GET';
  const bodyless = method === 'GET' || method === 'HEAD';
  return new Request(new URL(pathOf(incoming), HOST), {
    method,
    headers,
    signal: leavingOf(response),
    ...(bodyless ? {} : { body: Readable.toWeb(incoming) as globalThis.ReadableStream, duplex: 'half' }),
  } as RequestInit);
}

/**
 * The same for the API, of Yoga's own light kind and without a body, which is read apart: the platform's Request with
 * its streams costs as much as a whole small answer.
 */
export function toApiRequest(incoming: IncomingMessage, response: ServerResponse): Request {
  return new LightRequest(`${HOST}${pathOf(incoming)}`, {
    method: incoming.method ?? 'GET',
    headers: new LightHeaders(incoming.headers as Record<string, string>),
    signal: leavingOf(response),
  });
}

/** The path and query of a request; `//host/…` and absolute addresses are not taken for another host. */
export function pathOf(incoming: IncomingMessage): string {
  return `/${(incoming.url ?? '/').replace(/^[/\\]+/, '')}`;
}

/** Answers that are a text which is there already: they leave in one piece. */
const WHOLE = /^application\/(?:graphql-response\+)?json\b/;

/** Writes a Fetch response to a Node response, at the pace of the client; ends the body when the client leaves. */
export async function sendResponse(answer: Response, response: ServerResponse): Promise<void> {
  const headers: Record<string, string | string[]> = Object.fromEntries(answer.headers);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  if (WHOLE.test(String(headers['content-type'] ?? ''))) {
    const body = Buffer.from(await answer.text());
    headers['content-length'] = String(body.length);
    response.writeHead(answer.status, headers).end(body);
    return;
  }
  response.writeHead(answer.status, headers);
  if (!answer.body) {
    response.end();
    return;
  }
  // An event must not wait in the socket for the next one.
  response.socket?.setNoDelay(true);
  response.flushHeaders();
  const body = Readable.fromWeb(answer.body as ReadableStream);
  response.once('close', () => body.destroy());
  body.once('error', () => response.destroy());
  body.pipe(response);
}

/** The client's address: the socket's, or the one that the outermost of `proxies` trusted proxies saw. */
export function clientAddress(incoming: IncomingMessage, proxies: number): string {
  const socket = incoming.socket.remoteAddress ?? 'unknown';
  const forwarded = [incoming.headers['x-forwarded-for'] ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return (proxies > 0 ? forwarded.at(-proxies) : undefined) ?? socket;
}
