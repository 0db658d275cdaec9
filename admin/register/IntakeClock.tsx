import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { useViewer } from '../auth/useViewer.ts';
import { TimeLeft } from '../deadlines/TimeLeft.tsx';
import { DeadlinePreviewDocument } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';

/** How much of the time for accepting and registering is left since the form was opened (Regulation app. 5, action 1). */
export function IntakeClock({ openedAt }: { readonly openedAt: string }) {
  const { t } = useWords();
  const officeId = useViewer()?.office.id ?? '';
  const dataProvider = useDataProvider<KomekDataProvider>();
  const { data } = useQuery({
    queryKey: ['intakeDue', officeId, openedAt],
    queryFn: () =>
      dataProvider.ask(DeadlinePreviewDocument, { step: 'A1', startedAt: openedAt, office: officeId }),
    enabled: officeId !== '',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (!data) return null;
  const { dueAt, explanation } = data.deadlinePreview;
  return (
    <Box component="span" data-testid="intake-clock" sx={{ fontSize: '0.875rem' }}>
      {t('register.clock')}:{' '}
      <TimeLeft
        clock={{
          dueAt,
          remaining: { amount: 0, unit: 'WORKING_MINUTES' },
          office: { hours: explanation.hours },
        }}
      />
    </Box>
  );
}
