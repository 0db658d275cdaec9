import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** Whether whoever asked takes gzip (RFC 9110, 12.5.3); `q=0` says that he does not. */
export function takesGzip({ headers }: Request): boolean {
  const coding = (headers.get('accept-encoding') ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.split(';').map((word) => word.trim()))
    .find(([name]) => name === 'gzip');
  return coding !== undefined && !coding.slice(1).some((word) => /^q=0(?:\.0*)?$/.test(word));
}

/** The parts compressed, not many of them made ahead; whoever stops taking ends their making, and what breaks there breaks here. */
export async function* gzipped(parts: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = Readable.from({ [Symbol.asyncIterator]: () => parts }, { objectMode: false });
  const gzip = createGzip();
  const flowing = pipeline(source, gzip);
  // It is heard below; nobody may be left without having heard it.
  flowing.catch(() => {});
  try {
    yield* gzip as AsyncIterable<Uint8Array>;
    await flowing;
  } finally {
    source.destroy();
    gzip.destroy();
  }
}
