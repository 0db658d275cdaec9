import { Box, Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ACTIONS } from './progress.ts';

const grey = (height: number, width: number | string = '100%') => (
  <Skeleton variant="rounded" height={height} width={width} animation={false} />
);

/** The shape of a case page before the case has come, so that nothing jumps when it does. */
export function CaseSkeleton() {
  const t = useTranslate();
  return (
    <Box role="status" aria-label={t('ra.page.loading')} sx={{ display: 'grid', gap: 2 }}>
      {grey(36, 360)}
      {grey(96)}
      <Box sx={{ display: 'grid', gap: 0.75, gridTemplateColumns: { xs: '1fr', md: 'repeat(6, 1fr)' } }}>
        {ACTIONS.map((action) => (
          <Skeleton key={action} variant="rounded" height={56} animation={false} />
        ))}
      </Box>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '1.75fr 1fr' } }}>
        {grey(420)}
        {grey(420)}
      </Box>
    </Box>
  );
}
