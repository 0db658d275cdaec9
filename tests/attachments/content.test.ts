import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startInspection } from '../../server/files/content/inspection.ts';
import { jpeg, pdf, png, pngOf } from './samples.ts';

const HTML = '<!DOCTYPE html><html><script>alert(1)</script></html>';
const ZIP_END = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);

async function typeOf(bytes: Buffer, pieces = bytes.length): Promise<string | null> {
  const inspection = startInspection(bytes.length);
  for (let at = 0; at < bytes.length; at += pieces) inspection.take(bytes.subarray(at, at + pieces));
  return (await inspection.finish()).type;
}

const joined = (...parts: (Buffer | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part)));

describe('what a file is', () => {
  it.each([
    ['PDF', pdf()],
    ['JPEG', jpeg()],
    ['PNG', png()],
    ['PDF', joined(pdf(), '\r\n\n')],
    ['JPEG', joined(jpeg(), Buffer.alloc(3))],
  ])('is told by its content: %s', async (type, bytes) => {
    expect(await typeOf(bytes)).toBe(type);
  });

  it.each<[string, Buffer]>([
    ['a page', Buffer.from(HTML)],
    ['a picture made of markup', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a page that begins like a PDF', joined('%PDF-1.4\n', HTML)],
    ['a PDF with a page in its first lines', joined('%PDF-1.4\n%', HTML, '\n', pdf().subarray(9))],
    ['a page before a PDF', joined(HTML, pdf())],
    ['a PDF cut short', pdf().subarray(0, -30)],
    ['a PDF with a page behind it', joined(pdf(), HTML)],
    ['a PDF with an archive behind it', joined(pdf(), ZIP_END)],
    ['a PDF whose end is only named', joined('%PDF-1.4\n', '%%EOF')],
    ['a PDF of no version', joined('%PDF-x.y\n', pdf().subarray(9))],
    ['a PNG with a page behind it', joined(png(), HTML)],
    ['a PNG with an archive behind it', joined(png(), ZIP_END)],
    ['a PNG cut short', png().subarray(0, -12)],
    ['a PNG without a size', pngOf(0, 10)],
    ['a PNG of an absurd size', pngOf(2_000_000, 2_000_000)],
    ['a PNG of too many pixels', pngOf(19_000, 19_000)],
    ['the first bytes of a PNG', png().subarray(0, 8)],
    [
      'a JPEG with a page in its comment',
      joined(jpeg().subarray(0, 2), Buffer.from([0xff, 0xfe, 0, HTML.length + 2]), HTML, jpeg().subarray(2)),
    ],
    ['a JPEG with a page behind it', joined(jpeg(), HTML)],
    ['a JPEG with an archive behind it', joined(jpeg(), ZIP_END)],
    ['a JPEG cut short', jpeg().subarray(0, -2)],
    ['a JPEG without a size', jpeg(0, 0)],
    ['the first and last bytes of a JPEG', Buffer.from('ffd8ffe0ffd9', 'hex')],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1')],
    ['an archive', joined(Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(26), ZIP_END)],
    ['a program', joined('MZ', Buffer.alloc(300))],
    ['a text', Buffer.from('Өтініш')],
    ['a single byte', Buffer.from([0x25])],
    ['nothing', Buffer.alloc(0)],
  ])('is none that is taken: %s', async (_what, bytes) => {
    expect(await typeOf(bytes)).toBeNull();
  });

  it('does not depend on the pieces in which it comes, nor does its hash', async () => {
    const samples = [pdf(), jpeg(), png(), joined(pdf(), HTML)];
    const whole = await Promise.all(samples.map((bytes) => inspected(bytes, bytes.length)));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(samples.length - 1),
        fc.integer({ min: 1, max: 700 }),
        async (which, pieces) => {
          expect(await inspected(samples[which] ?? pdf(), pieces)).toEqual(whole[which]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is never decided by random bytes behind a right beginning', async () => {
    const beginnings = ['25504446', 'ffd8ffe0', '89504e470d0a1a0a'].map((hex) => Buffer.from(hex, 'hex'));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...beginnings),
        fc.uint8Array({ minLength: 0, maxLength: 4000 }),
        async (beginning, rest) => {
          expect(await typeOf(joined(beginning, Buffer.from(rest)))).toBeNull();
        },
      ),
      { numRuns: 200 },
    );
  });
});

async function inspected(bytes: Buffer, pieces: number) {
  const inspection = startInspection(bytes.length);
  for (let at = 0; at < bytes.length; at += pieces) inspection.take(bytes.subarray(at, at + pieces));
  return inspection.finish();
}
