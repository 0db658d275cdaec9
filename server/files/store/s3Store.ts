import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { checkedKey, type FileStore } from './fileStore.ts';

/** A bucket of an S3-compatible service, addressed by path: `endpoint/bucket/key`. */
export interface S3Options {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Milliseconds until the service must have begun to answer. */
const TIMEOUT = 30_000;

/** Files as objects of a bucket. An object appears only once its last byte has come, so there are no halves of one. */
export function s3Store({ endpoint, region, bucket, ...keys }: S3Options): FileStore {
  const client = new AwsClient({ ...keys, region, service: 's3', retries: 2 });
  // What is being sent cannot be sent again: its source is read once.
  const once = new AwsClient({ ...keys, region, service: 's3', retries: 0 });
  const urlOf = (key: string): string =>
    `${endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}/${checkedKey(key)}`;

  return {
    async put(key, bytes, size) {
      const url = urlOf(key);
      const source = Readable.from(exactly(bytes, size), { objectMode: false });
      const response = await once.fetch(url, {
        method: 'PUT',
        body: Readable.toWeb(source) as ReadableStream,
        headers: { 'content-type': 'application/octet-stream', 'content-length': String(size) },
        redirect: 'error',
        duplex: 'half',
      } as RequestInit);
      await expectGood('PUT', response);
    },

    async get(key) {
      const response = await answering((signal) => client.fetch(urlOf(key), { redirect: 'error', signal }));
      if (!response.ok || !response.body) {
        await response.body?.cancel();
        throw new Error(`The file storage answers ${response.status} to GET.`);
      }
      return Readable.fromWeb(response.body as NodeReadableStream);
    },

    async delete(key) {
      const response = await answering((signal) =>
        client.fetch(urlOf(key), { method: 'DELETE', redirect: 'error', signal }),
      );
      if (response.status === 404) await response.body?.cancel();
      else await expectGood('DELETE', response);
    },
  };
}

/** Its text is left out: it may hold the account's name. */
async function expectGood(method: string, response: Response): Promise<void> {
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The file storage answers ${response.status} to ${method}.`);
}

/** Only the answer's beginning is waited for: its body comes at the pace of whoever downloads it. */
async function answering(ask: (signal: AbortSignal) => Promise<Response>): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), TIMEOUT);
  try {
    return await ask(late.signal);
  } finally {
    clearTimeout(timer);
  }
}

async function* exactly(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for await (const part of bytes) {
    sent += part.byteLength;
    yield part;
  }
  if (sent !== size) throw new Error(`${sent} bytes came of ${size}.`);
}
