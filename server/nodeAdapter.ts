import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

/**
 * A Node request as a Fetch request whose signal aborts when the client leaves. Its host is a fixed name: nothing may
 * depend on the Host header, which the client chooses.
 */
export function toRequest(incoming: IncomingMessage, response: ServerResponse): Request {
  const leaving = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) leaving.abort();
  });
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const method = incoming.method ?? 'GET';
  const bodyless = method === 'GET' || method === 'HEAD';
  return new Request(new URL(pathOf(incoming), 'http://komek.invalid'), {
    method,
    headers,
    signal: leaving.signal,
    ...(bodyless ? {} : { body: Readable.toWeb(incoming) as globalThis.ReadableStream, duplex: 'half' }),
  } as RequestInit);
}

/** The path and query of a request; `//host/…` and absolute addresses are not taken for another host. */
export function pathOf(incoming: IncomingMessage): string {
  return `/${(incoming.url ?? '/').replace(/^[/\\]+/, '')}`;
}

/** Writes a Fetch response to a Node response, at the pace of the client; ends the body when the client leaves. */
export async function sendResponse(answer: Response, response: ServerResponse): Promise<void> {
  const headers: Record<string, string | string[]> = Object.fromEntries(answer.headers);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
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
