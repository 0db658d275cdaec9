import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The account that the fake service knows. */
export const ACCOUNT = { accessKeyId: 'KOMEKTEST', secretAccessKey: 'a secret of the test' };

/** An S3-compatible service in this process: one bucket, and every signature is computed anew and compared. */
export interface FakeS3 {
  readonly endpoint: string;
  readonly objects: Map<string, Buffer>;
  /** Methods and statuses so far. */
  readonly answered: string[];
  /** How many of the next requests are answered 503. */
  failNext: number;
  close(): Promise<void>;
}

const REGION = 'kz-1';
const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Signature Version 4, as the service's documentation writes it down. */
function signatureOf(request: IncomingMessage, signedHeaders: readonly string[], date: string): string {
  const canonical = [
    request.method,
    request.url,
    '',
    ...signedHeaders.map((name) => `${name}:${String(request.headers[name]).trim()}`),
    '',
    signedHeaders.join(';'),
    request.headers['x-amz-content-sha256'],
  ].join('\n');
  const day = date.slice(0, 8);
  const scope = `${day}/${REGION}/s3/aws4_request`;
  const key = hmac(hmac(hmac(hmac(`AWS4${ACCOUNT.secretAccessKey}`, day), REGION), 's3'), 'aws4_request');
  return hmac(key, ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')).toString('hex');
}

function isSigned(request: IncomingMessage): boolean {
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, account, day, scope, headers, signature] = form.exec(request.headers.authorization ?? '') ?? [];
  const date = String(request.headers['x-amz-date']);
  const names = (headers ?? '').split(';');
  return (
    account === ACCOUNT.accessKeyId &&
    scope === `${REGION}/s3/aws4_request` &&
    date.startsWith(day ?? 'none') &&
    ['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.includes(name)) &&
    signature === signatureOf(request, names, date)
  );
}

/** Starts the service on a free port of this machine. */
export async function startFakeS3(bucket: string): Promise<FakeS3> {
  const objects = new Map<string, Buffer>();
  const answered: string[] = [];

  async function statusOf(request: IncomingMessage, response: ServerResponse): Promise<number> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (!isSigned(request)) return 403;
    const [, name, key = ''] = (request.url ?? '').split('/');
    if (name !== bucket) return 404;
    if (fake.failNext > 0) {
      fake.failNext -= 1;
      return 503;
    }
    if (request.method === 'PUT') {
      if (request.headers['content-length'] === undefined) return 411;
      objects.set(key, Buffer.concat(parts));
      return 200;
    }
    const object = objects.get(key);
    if (request.method === 'DELETE') return objects.delete(key) ? 204 : 404;
    if (!object) return 404;
    response.writeHead(200, { 'content-length': object.length }).end(object);
    return 200;
  }

  const server = createServer((request, response) => {
    statusOf(request, response).then(
      (status) => {
        answered.push(`${request.method} ${status}`);
        if (!response.writableEnded) response.writeHead(status).end(status >= 400 ? '<Error/>' : '');
      },
      // A sender that breaks off leaves no object.
      () => answered.push(`${request.method} broken off`),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const fake: FakeS3 = {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    answered,
    failNext: 0,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

/** How the product is told of the service. */
export const s3Options = (fake: FakeS3, bucket: string) => ({
  endpoint: fake.endpoint,
  region: REGION,
  bucket,
  ...ACCOUNT,
});
