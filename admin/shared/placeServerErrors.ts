import { type FieldValues, get, type Path, type UseFormReturn } from 'react-hook-form';
import { problemOf } from '../providers/problem.ts';
import { fieldWords, type Translate } from '../providers/problemWords.ts';

const isLeaf = (value: unknown): boolean =>
  value !== undefined && (value === null || typeof value !== 'object');

/**
 * Puts the server's words to the fields that they are about, and answers what to say above the form: for fields that
 * the form does not show, their words too, because an error on a missing input would be invisible and would block the form.
 */
export function placeServerErrors<Values extends FieldValues>(
  error: unknown,
  form: UseFormReturn<Values>,
  translate: Translate,
): string {
  const { fields } = problemOf(error);
  const message = error instanceof Error ? error.message : translate('problems.error.INTERNAL');
  let focused = false;
  const unplaced = fields.flatMap((field) => {
    const path = field.path.replace(/^input\./, '');
    const words = fieldWords(translate, field);
    if (isLeaf(get(form.getValues(), path))) {
      form.setError(path as Path<Values>, { type: 'server', message: words }, { shouldFocus: !focused });
      focused = true;
      return [];
    }
    const label = translate(`fields.${path.split('.').pop()}`, { _: '' });
    return [label ? `${label}: ${words}` : words];
  });
  return [message, ...unplaced].join(' ');
}
