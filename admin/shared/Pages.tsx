import { Pagination } from '@mui/material';
import { useWords } from '../i18n/useWords.ts';

interface PagesProps {
  readonly count: number;
  readonly page: number;
  readonly onChange: (page: number) => void;
}

/** The numbers of the pages below a short list; nothing where there is one page. */
export function Pages({ count, page, onChange }: PagesProps) {
  const { t } = useWords();
  if (count < 2) return null;
  return (
    <Pagination
      count={count}
      page={page}
      onChange={(_event, chosen) => onChange(chosen)}
      aria-label={t('list.pages')}
      getItemAriaLabel={(type, to, selected) =>
        type === 'page'
          ? t(selected ? 'list.thisPage' : 'list.toPage', { page: to ?? '' })
          : t(`list.${type}Page`)
      }
      sx={{ mt: 2 }}
    />
  );
}
