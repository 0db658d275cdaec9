import { Box, Stack, Typography } from '@mui/material';
import { type ReactNode, useEffect } from 'react';
import { useTranslate } from 'react-admin';

interface PageHeadingProps {
  readonly title: string;
  /** What stands beside the title: a status, a count. */
  readonly aside?: ReactNode;
  readonly actions?: ReactNode;
}

/** The page's one `h1`; it is the browser tab's title too. */
export function PageHeading({ title, aside, actions }: PageHeadingProps) {
  const t = useTranslate();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  return (
    <Stack direction="row" sx={{ alignItems: 'center', flexWrap: 'wrap', gap: 1.5, mb: 2, minHeight: 36 }}>
      <Typography variant="h1">{title}</Typography>
      {aside}
      <Box sx={{ flexGrow: 1 }} />
      {actions}
    </Stack>
  );
}
