import { Box, Skeleton } from '@mui/material';
import type { PaperLanguage } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { visuallyHidden } from '../shared/visuallyHidden.ts';
import type { Sheet } from './printing/sheet.ts';

interface SheetPicturesProps {
  /** Null until they are drawn. */
  readonly sheets: readonly Sheet[] | null;
  readonly pages: number;
  readonly language: PaperLanguage;
  readonly failed: boolean;
}

const SHEET = {
  position: 'relative',
  mb: { xs: 2, print: 0 },
  backgroundColor: '#fff',
  '& img': { display: 'block', width: '100%', height: 'auto' },
  '@media screen': { border: '1px solid', borderColor: 'divider' },
  '@media print': { breakInside: 'avoid' },
} as const;

/** The sheets of a paper below each other, with their words for those who cannot see them. */
export function SheetPictures({ sheets, pages, language, failed }: SheetPicturesProps) {
  const { t } = useWords();
  if (failed) return null;
  if (!sheets)
    return (
      <Box role="status" aria-label={t('papers.preparing')}>
        <Skeleton variant="rectangular" sx={{ width: '100%', height: 'auto', aspectRatio: '210 / 297' }} />
      </Box>
    );
  return (
    <Box component="article" data-testid="sheet" lang={language === 'RU' ? 'ru' : 'kk'}>
      {sheets.map(({ address, words }, index) => (
        <Box key={address} sx={SHEET}>
          <img src={address} alt={t('preview.page', { page: index + 1, pages })} />
          <Box sx={{ ...visuallyHidden, whiteSpace: 'pre-line' }}>{words}</Box>
        </Box>
      ))}
    </Box>
  );
}
