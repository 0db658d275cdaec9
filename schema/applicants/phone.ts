import parsePhoneNumber from 'libphonenumber-js/min';

/** A telephone for storing: E.164 (`+77283221143`), or null when the text is not one Kazakh number. */
export interface NormalisedPhone {
  readonly e164: string | null;
}

/**
 * Reads a telephone as people in Kazakhstan write it: `8…`, `+7…`, spaces, hyphens, brackets (regulation.md 4.3).
 * Null for foreign numbers, wrong lengths, other text and extensions; the caller keeps the raw text beside it.
 */
export function normalisePhone(raw: string): NormalisedPhone {
  const phone = parsePhoneNumber(raw.trim(), { defaultCountry: 'KZ', extract: false });
  // An extension has no place in E.164, and without it the number reaches somebody else.
  if (!phone?.isValid() || phone.country !== 'KZ' || phone.ext) return { e164: null };
  return { e164: /^\+77[0-9]{9}$/.test(phone.number) ? phone.number : null };
}
