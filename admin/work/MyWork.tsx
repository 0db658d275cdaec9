import { Box, Paper, Stack, Typography } from '@mui/material';
import { ListBase } from 'react-admin';
import { Navigate, useParams } from 'react-router-dom';
import { CaseTable } from '../cases/CaseTable.tsx';
import type { InboxCode } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { ExportButton } from '../lists/ExportButton.tsx';
import { ListPages } from '../lists/ListPages.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { PageHeading } from '../shared/PageHeading.tsx';
import { PrintReceipts } from './PrintReceipts.tsx';
import { QueueTiles } from './QueueTiles.tsx';
import { useInbox } from './useInbox.ts';

const RECEIPTS: readonly InboxCode[] = ['CLERK_RECEIPTS', 'AKIM_RECEIPTS'];

/** The queues of one's roles with their counts, and the cases of the chosen one, oldest first. */
export function MyWork() {
  const { t } = useWords();
  const { code } = useParams();
  const { data: queues, isPending } = useInbox();
  if (isPending) return <LoadingLines />;
  const chosen = queues?.find((queue) => queue.code === code);
  const first = queues?.find(({ count }) => count > 0) ?? queues?.[0];
  // Without a choice the first queue that has something in it is open.
  if (!chosen && first) return <Navigate to={`/work/${first.code}`} replace />;
  return (
    <>
      <PageHeading title={t('work.title')} />
      {queues && chosen ? (
        <>
          <QueueTiles queues={queues} chosen={chosen.code} />
          <QueueCases key={chosen.code} code={chosen.code} />
        </>
      ) : (
        <EmptyState title={t('work.noQueues')} />
      )}
    </>
  );
}

function QueueCases({ code }: { readonly code: InboxCode }) {
  const { t, term } = useWords();
  return (
    <section aria-labelledby="queue-title">
      <ListBase
        resource="cases"
        filter={{ queue: code }}
        perPage={25}
        exporter={false}
        disableSyncWithLocation
        storeKey={`work.${code}`}
      >
        <Stack direction="row" sx={{ alignItems: 'center', flexWrap: 'wrap', gap: 1, mb: 1 }}>
          <div>
            <Typography id="queue-title" variant="h2">
              {term('inbox', code)}
            </Typography>
            <Typography variant="caption" component="p">
              {t('work.oldestFirst')}
            </Typography>
          </div>
          <Box sx={{ flexGrow: 1 }} />
          {RECEIPTS.includes(code) ? <PrintReceipts queue={code} /> : null}
          <ExportButton queue={code} />
        </Stack>
        <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
          <CaseTable sortable={false} empty={{ title: t('work.empty'), hint: t('work.emptyHint') }} />
          <ListPages />
        </Paper>
      </ListBase>
    </section>
  );
}
