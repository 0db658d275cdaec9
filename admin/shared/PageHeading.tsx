import { Box, Stack, Typography } from '@mui/material';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { arrivesAt, focusIsFree } from '../layout/arrival.ts';
import { setPageTitle } from '../layout/pageTitle.ts';

interface PageHeadingProps {
  readonly title: string;
  /** What stands beside the title: a status, a count. */
  readonly aside?: ReactNode;
  readonly actions?: ReactNode;
}

/** The page's one `h1`; it is the browser tab's title too, and takes the focus when the reader comes from another page. */
export function PageHeading({ title, aside, actions }: PageHeadingProps) {
  const t = useTranslate();
  const { pathname } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => setPageTitle(title, t('app.name')), [title, t]);
  useEffect(() => {
    if (arrivesAt(pathname) && focusIsFree()) heading.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <Stack direction="row" sx={{ alignItems: 'center', flexWrap: 'wrap', gap: 1.5, mb: 2, minHeight: 36 }}>
      <Typography variant="h1" ref={heading} tabIndex={-1}>
        {title}
      </Typography>
      {aside}
      <Box sx={{ flexGrow: 1 }} />
      {actions}
    </Stack>
  );
}
