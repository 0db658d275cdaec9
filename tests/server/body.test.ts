import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incomingBody, ownBody } from '../../server/body.ts';

/** A request whose body comes as a test pushes it. */
const incoming = (): IncomingMessage => new IncomingMessage(new Socket());

const MOST = 100_000;

describe('the body of a request', () => {
  it('is what came, in whatever parts it came, or nothing where it is too large', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 700 }), { maxLength: 12 }),
        fc.integer({ min: 0, max: 4000 }),
        async (parts, most) => {
          const whole = Buffer.concat(parts);
          const wanted = whole.length > most ? null : whole.toString('hex');
          const request = incoming();
          const body = incomingBody(request, most)();
          for (const part of parts) request.push(Buffer.from(part));
          request.push(null);
          expect((await body)?.toString('hex') ?? null).toBe(wanted);
          const stream = new ReadableStream({
            start(controller) {
              for (const part of parts) controller.enqueue(part);
              controller.close();
            },
          });
          const own = new Request('http://a', {
            method: 'POST',
            body: stream,
            duplex: 'half',
          } as RequestInit);
          expect((await ownBody(own, most)())?.toString('hex') ?? null).toBe(wanted);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['breaks off', new Error('aborted')],
    ['is cut by the server', undefined],
  ])('is given up when the client %s', async (_, error) => {
    const request = incoming();
    const body = incomingBody(request, MOST)();
    request.push(Buffer.from('{"que'));
    request.destroy(error);
    await expect(body).rejects.toThrow(error ? 'aborted' : 'ended before its body did');
  });

  it('that comes byte by byte is kept in about as much memory as it has bytes', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const used = (): number => {
      collect();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };
    const request = incoming();
    const body = incomingBody(request, MOST)();
    const before = used();
    for (let sent = 0; sent < 90_000; sent += 1) {
      request.push(Buffer.from([sent % 251]));
      // As they are read from a socket: one at a time.
      if (sent % 100 === 0) await new Promise(setImmediate);
    }
    await new Promise(setImmediate);
    expect(used() - before).toBeLessThan(2_000_000);
    request.push(null);
    const whole = await body;
    expect(whole?.length).toBe(90_000);
    expect(whole?.every((byte, index) => byte === index % 251)).toBe(true);
  });
});
