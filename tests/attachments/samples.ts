import { demoPdf, demoPng } from '../../server/demo/scans.ts';

/** A whole small PDF. */
export const pdf = (): Buffer => demoPdf(3);

/** A PDF of about so many bytes, most of them a remark. */
export const pdfOf = (bytes: number): Buffer =>
  Buffer.concat([Buffer.from(`%PDF-1.4\n%${' '.repeat(bytes)}\n`), pdf().subarray(9)]);

/** A whole small PNG. */
export const png = (): Buffer => demoPng(40, 60);

/** A JPEG of one grey pixel block, 8 by 8, as encoders write it. */
export function jpeg(width = 8, height = 8): Buffer {
  const frame = Buffer.from('ffc0000b080000000001011100', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    Buffer.from(`ffdb004300${'10'.repeat(64)}`, 'hex'),
    frame,
    Buffer.from('ffc4001400010000000000000000000000000000000000', 'hex').subarray(0, 22),
    Buffer.from('ffda0008010100003f003fffd9', 'hex'),
  ]);
}

/** A PNG whose header names another size than its rows have. */
export function pngOf(width: number, height: number): Buffer {
  const bytes = Buffer.from(png());
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}
