import type { Translate } from '../providers/problemWords.ts';

/** The forms in which the reference data cite their sources, and the names of what stands in them. */
const FORMS: readonly (readonly [key: string, form: RegExp, ...names: string[]])[] = [
  ['action', /^Regulation app\. (\S+), action (\S+)$/, 'appendix', 'action'],
  ['standard', /^Standard cl\. (\S+)$/, 'clause'],
  [
    'amended',
    /^Law No\. (\S+) of (\S+), art\. (\S+) \(as amended by the law of (\S+)\)$/,
    'number',
    'day',
    'article',
    'amended',
  ],
  ['article', /^Law No\. (\S+) of (\S+), art\. (\S+)$/, 'number', 'day', 'article'],
  ['law', /^Law No\. (\S+) of (\S+)$/, 'number', 'day'],
  ['labourCode', /^Labour Code of (\d{4}), art\. (\S+)$/, 'year', 'article'],
  ['decree', /^Government decree (\S+)$/, 'number'],
  ['order', /^Order (\S+)$/, 'number'],
  ['ours', /^Set by the administration; no clause$/],
];

/** A source in the reader's language where it has one of the known forms; what an administrator typed stays as it is. */
export function sourceWords(source: string, t: Translate): string {
  for (const [key, form, ...names] of FORMS) {
    const found = form.exec(source);
    if (found) {
      const params = Object.fromEntries(names.map((name, index) => [name, found[index + 1]]));
      return t(`source.${key}`, params);
    }
  }
  return source;
}
