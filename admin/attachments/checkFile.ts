import type { AttachmentLimitsQuery, AttachmentType } from '../generated/graphql.ts';
import type { FieldProblem, Problem } from '../providers/problem.ts';

/** What may be attached. */
export type AttachmentLimits = AttachmentLimitsQuery['attachmentLimits'];

const KNOWN_BY: Readonly<Record<AttachmentType, RegExp>> = {
  PDF: /^application\/pdf$|\.pdf$/i,
  JPEG: /^image\/jpeg$|\.jpe?g$/i,
  PNG: /^image\/png$|\.png$/i,
};

/** What the browser's file dialog offers. */
export const ACCEPTED = '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png';

/** What can be told before a byte is sent; by its content the server decides. */
export function checkFile(
  { name, size, type }: Pick<File, 'name' | 'size' | 'type'>,
  { maxBytes, types }: AttachmentLimits,
): Problem | null {
  const wrong = (code: string, params: FieldProblem['params'] = {}): Problem => ({
    code: 'VALIDATION_FAILED',
    params: {},
    fields: [{ path: 'file', code, params }],
    refusal: null,
  });
  if (!types.some((one) => KNOWN_BY[one].test(type) || KNOWN_BY[one].test(name)))
    return wrong('FILE_KIND_NOT_ALLOWED', { types });
  if (size === 0) return wrong('FILE_EMPTY');
  if (size > maxBytes) return wrong('FILE_TOO_LARGE', { max: maxBytes, megabytes: megabytes(maxBytes) });
  return null;
}

/** Whole megabytes of a limit in bytes. */
export const megabytes = (bytes: number): number => Math.floor(bytes / 1_048_576);
