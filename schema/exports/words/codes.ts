import type { ExportWords } from './ExportWords.ts';
import { en } from './en.ts';

/** Each code says itself. */
const itself = <Words extends Readonly<Record<string, string>>>(words: Words): Words =>
  Object.fromEntries(Object.keys(words).map((code) => [code, code])) as Words;

/** The one name of a column that is not that of its code: there it has a sheet around it. */
const NAMES: Readonly<Record<string, string>> = {
  PSEUDONYM: 'applicantPseudonym',
  IS_CANCELLED: 'cancelled',
};

/** `RECEIVED_AT` as the contract names such a field: `receivedAt`. */
const camel = (code: string): string =>
  code.toLowerCase().replace(/_(.)/g, (_sign, letter: string) => letter.toUpperCase());

/** The words of a file for machines: fields are named as in the contract, and codes stay codes. */
export const codes: ExportWords = {
  ...en,
  columns: Object.fromEntries(
    Object.keys(en.columns).map((code) => [code, NAMES[code] ?? camel(code)]),
  ) as ExportWords['columns'],
  status: itself(en.status),
  channel: itself(en.channel),
  deliveryPreference: itself(en.deliveryPreference),
  paperLanguage: itself(en.paperLanguage),
  noticeKind: itself(en.noticeKind),
  dueState: itself(en.dueState),
  transition: itself(en.transition),
  role: itself(en.role),
  limitCode: itself(en.limitCode),
  limitUnit: itself(en.limitUnit),
};
