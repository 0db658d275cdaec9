import { Alert, Typography } from '@mui/material';
import { useWords } from '../i18n/useWords.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { Section } from '../shared/Section.tsx';
import { ExecutorLoads } from './ExecutorLoads.tsx';
import { useExecutorLoads } from './useOversight.ts';

/** Who has room: the open, late and soon due cases of each executor, and who is away. */
export function ExecutorsSection({ manyOffices }: { readonly manyOffices: boolean }) {
  const { t } = useWords();
  const { data, error } = useExecutorLoads();
  return (
    <Section title={t('oversight.loads')}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {t('oversight.loadsHint')}
      </Typography>
      {error ? <Alert severity="error">{error.message}</Alert> : null}
      {!data && !error ? <LoadingLines rows={4} /> : null}
      {data ? <ExecutorLoads loads={data} manyOffices={manyOffices} /> : null}
    </Section>
  );
}
