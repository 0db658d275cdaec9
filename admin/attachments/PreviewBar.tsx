import Add from '@mui/icons-material/Add';
import NavigateBefore from '@mui/icons-material/NavigateBefore';
import NavigateNext from '@mui/icons-material/NavigateNext';
import Remove from '@mui/icons-material/Remove';
import { Box, IconButton, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/useWords.ts';
import type { Zoom } from './useZoom.ts';

/** Pages of a document; null for an image. */
export interface Pages {
  readonly page: number;
  readonly count: number;
  readonly turn: (page: number) => void;
}

interface PreviewBarProps {
  readonly zoom: Zoom;
  readonly pages: Pages | null;
}

/** Pages and size of what is shown; the keys do the same (see {@link previewKey}). */
export function PreviewBar({ zoom, pages }: PreviewBarProps) {
  const { t } = useWords();
  return (
    <Stack
      direction="row"
      role="toolbar"
      sx={{
        alignItems: 'center',
        flexWrap: 'wrap',
        gap: 0.5,
        px: 2,
        py: 0.5,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {pages ? (
        <>
          <BarButton
            label={t('preview.previousPage')}
            onClick={pages.page > 1 ? () => pages.turn(pages.page - 1) : null}
          >
            <NavigateBefore />
          </BarButton>
          <Typography variant="body2" role="status" data-testid="preview-page">
            {t('preview.page', { page: pages.page, pages: pages.count })}
          </Typography>
          <BarButton
            label={t('preview.nextPage')}
            onClick={pages.page < pages.count ? () => pages.turn(pages.page + 1) : null}
          >
            <NavigateNext />
          </BarButton>
        </>
      ) : null}
      <Box sx={{ flexGrow: 1 }} />
      <BarButton label={t('preview.zoomOut')} onClick={zoom.smaller}>
        <Remove />
      </BarButton>
      <Typography variant="body2">{t('preview.zoom', { percent: Math.round(zoom.value * 100) })}</Typography>
      <BarButton label={t('preview.zoomIn')} onClick={zoom.larger}>
        <Add />
      </BarButton>
      <Typography variant="caption" sx={{ display: { xs: 'none', md: 'inline' }, ml: 1 }}>
        {t('preview.keys')}
      </Typography>
    </Stack>
  );
}

interface BarButtonProps {
  readonly label: string;
  /** Null where it leads nowhere. */
  readonly onClick: (() => void) | null;
  readonly children: ReactNode;
}

const BarButton = ({ label, onClick, children }: BarButtonProps) => (
  <IconButton
    size="small"
    aria-label={label}
    title={label}
    disabled={onClick === null}
    onClick={onClick ?? undefined}
  >
    {children}
  </IconButton>
);

/** What a key does in the preview: turns pages and changes the size. Answers whether it did something. */
export function previewKey(key: string, { zoom, pages }: PreviewBarProps): boolean {
  const act = (work: (() => void) | null): boolean => {
    work?.();
    return work !== null;
  };
  const to = (page: number) =>
    pages && page >= 1 && page <= pages.count && page !== pages.page ? () => pages.turn(page) : null;
  switch (key) {
    case '+':
    case '=':
      return act(zoom.larger);
    case '-':
      return act(zoom.smaller);
    case 'PageDown':
      return act(to((pages?.page ?? 0) + 1));
    case 'PageUp':
      return act(to((pages?.page ?? 0) - 1));
    case 'Home':
      return act(to(1));
    case 'End':
      return act(to(pages?.count ?? 0));
    default:
      return false;
  }
}
