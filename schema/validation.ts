import { z } from 'zod';
import type { FieldProblem } from './errors.ts';
import { notFound, validationFailed } from './errors.ts';

/** A text as people type it: NFC, trimmed, 1 to `max` signs, no control signs but line ends and tabs. */
export const requiredText = (max: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .refine((text) => !CONTROL.test(text), { params: { code: 'CONTROL_SIGNS' } }),
    );

/** As {@link requiredText}, but missing, null or blank means null. */
export const optionalText = (max: number) =>
  z
    .string()
    .nullish()
    .transform((text) => (text && text.trim() !== '' ? text : null))
    .pipe(requiredText(max).nullable());

/** A record's id; a text that is no id at all is refused here, one that names nothing later. */
export const recordId = z.uuid();

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** The input as the schema understands it; throws VALIDATION_FAILED with the path and code of every wrong field. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw validationFailed(result.error.issues.map(problemOf));
}

function problemOf(issue: z.core.$ZodIssue): FieldProblem {
  const path = issue.path.join('.');
  switch (issue.code) {
    case 'too_small':
      return issue.minimum === 1 && issue.origin === 'string'
        ? { path, code: 'REQUIRED' }
        : { path, code: 'TOO_SMALL', params: { minimum: Number(issue.minimum) } };
    case 'too_big':
      return {
        path,
        code: issue.origin === 'string' ? 'TOO_LONG' : 'TOO_BIG',
        params: { maximum: Number(issue.maximum) },
      };
    case 'invalid_type':
      return { path, code: issue.input === undefined || issue.input === null ? 'REQUIRED' : 'WRONG_TYPE' };
    case 'custom':
      return { path, code: String(issue.params?.code ?? 'INVALID') };
    default:
      return { path, code: 'INVALID' };
  }
}

/** Ids of a filter or an argument; throws VALIDATION_FAILED at `path` for a text that is no id at all. */
export function checkedIds(path: string, ids: readonly string[]): string[] {
  const bad = ids.findIndex((id) => !recordId.safeParse(id).success);
  if (bad >= 0) throw validationFailed([{ path: `${path}.${bad}`, code: 'NOT_AN_ID' }]);
  return [...ids];
}

/** One id; a text that is no id names nothing, so it throws NOT_FOUND like an unknown one. */
export function knownId(id: string): string {
  if (!recordId.safeParse(id).success) throw notFound();
  return id;
}

/** Only what is there: a field that was not sent must not reach the database as undefined. */
export const onlyPresent = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>;
  };
