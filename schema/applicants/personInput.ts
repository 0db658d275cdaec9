import { z } from 'zod';
import { checkIin } from './iin.ts';
import { isNamePart, normaliseNamePart } from './personName.ts';
import { normalisePhone } from './phone.ts';

/** A part of a person's name: Cyrillic with the Kazakh nine, or Latin (regulation.md 4.4). */
export const namePart = z
  .string()
  .transform(normaliseNamePart)
  .pipe(
    z
      .string()
      .min(1, { abort: true })
      .max(100, { abort: true })
      .refine(isNamePart, { params: { code: 'NAME_LETTERS' } }),
  );

/** A name part that may be missing: the patronymic. */
export const optionalNamePart = z
  .string()
  .nullish()
  .transform((part) => (part && part.trim() !== '' ? part : null))
  .pipe(namePart.nullable());

/** An IIN with a right control digit; dates and sex in it are never an error (regulation.md 4.1). */
export const iin = z.string().superRefine((value, context) => {
  for (const code of checkIin(value).errors) context.addIssue({ code: 'custom', params: { code } });
});

/** An IIN that may be missing. */
export const optionalIin = z
  .string()
  .nullish()
  .transform((value) => (value && value.trim() !== '' ? value : null))
  .pipe(iin.nullable());

/** A telephone as typed and in E.164 (regulation.md 4.3); null where it is missing. */
export const optionalPhone = z
  .string()
  .nullish()
  .transform((raw) => (raw && raw.trim() !== '' ? raw.trim() : null))
  .superRefine((raw, context) => {
    if (raw !== null && normalisePhone(raw).e164 === null) {
      context.addIssue({ code: 'custom', params: { code: 'PHONE_FORMAT' } });
    }
  })
  .transform((raw) => (raw === null ? null : { raw, e164: normalisePhone(raw).e164 }));
