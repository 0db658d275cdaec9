import { fileTypeFromBuffer } from 'file-type';
import { imageSize } from 'image-size';
import type { AttachmentType } from '../../../prisma/client.ts';

/** How much of a file's beginning is looked at: the size of a photograph may stand behind a long description of it. */
export const HEAD_BYTES = 512 * 1024;

/** How much of its end. */
export const TAIL_BYTES = 2048;

/** Where pages are looked for: what a browser, taken in, would look at first, and what somebody may have put behind. */
const MARKUP_BYTES = 1024;

const TYPES: Readonly<Record<string, AttachmentType>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
};

const MARKUP = /<(!doctype\s+html|html|head|body|script|iframe|svg|\?php)[\s>]/i;

/** The end of a ZIP archive, and so of a JAR or an office document that also reads as something else. */
const ZIP_END = 'PK\x05\x06';

const PNG_END = '\0\0\0\0IEND\xae\x42\x60\x82';

const LONGEST_SIDE = 20_000;
const MOST_PIXELS = 150_000_000;

/** Bytes as text, a sign a byte. */
const text = (bytes: Buffer): string => bytes.toString('latin1');

/**
 * What a file is by its content, from its first {@link HEAD_BYTES} and last {@link TAIL_BYTES}; null for whatever is
 * not wholly a PDF, JPEG or PNG: another kind, one cut short, one with something else before or behind it, a picture
 * without a size or of an absurd one.
 */
export async function tellType(head: Buffer, tail: Buffer): Promise<AttachmentType | null> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  const type = found && TYPES[found.mime];
  if (!type) return null;
  const end = text(tail);
  if (MARKUP.test(text(head.subarray(0, MARKUP_BYTES))) || MARKUP.test(end) || end.includes(ZIP_END)) {
    return null;
  }
  return PROOFS[type](head, end) ? type : null;
}

const PROOFS: Record<AttachmentType, (head: Buffer, end: string) => boolean> = {
  PDF: (head, end) =>
    /^%PDF-[12]\.\d/.test(text(head.subarray(0, 8))) && /startxref\s+\d+\s+%%EOF[\s\0]*$/.test(end),
  JPEG: (head, end) => /\xff\xd9[\0\s]*$/.test(end) && hasSaneSize(head),
  PNG: (head, end) => end.endsWith(PNG_END) && text(head.subarray(12, 16)) === 'IHDR' && hasSaneSize(head),
};

function hasSaneSize(head: Buffer): boolean {
  try {
    const { width, height } = imageSize(head);
    const sides = [width, height];
    return (
      sides.every((side) => Number.isInteger(side) && side >= 1 && side <= LONGEST_SIDE) &&
      width * height <= MOST_PIXELS
    );
  } catch {
    return false;
  }
}
