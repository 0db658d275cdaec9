import { useListContext } from 'react-admin';
import { useWords } from '../i18n/useWords.ts';

/** How many records the list holds as it is narrowed; said aloud when it changes. */
export function ListTotal() {
  const { t, number } = useWords();
  const { total } = useListContext();
  if (total === undefined) return null;
  return (
    <span role="status" data-testid="total" aria-label={t('list.total', { count: number(total) })}>
      {number(total)}
    </span>
  );
}
