import { Alert, FormControlLabel, Paper, Switch, Typography } from '@mui/material';
import { useState } from 'react';
import { useHasRole } from '../auth/useViewer.ts';
import type { SessionLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { PageHeading } from '../shared/PageHeading.tsx';
import { Pages } from '../shared/Pages.tsx';
import { EndOthersButton } from './EndOthersButton.tsx';
import { EndSessionDialog } from './EndSessionDialog.tsx';
import { SessionTable } from './SessionTable.tsx';
import { PAGE_LENGTH, useSessions } from './useSessions.ts';

/** Where one is signed in, and for an administrator where everybody is; any of them can be ended. */
export function SessionsPage() {
  const { t, number } = useWords();
  const managesAll = useHasRole('ADMIN');
  const [own, setOwn] = useState(false);
  const [page, setPage] = useState(1);
  const [ending, setEnding] = useState<SessionLineFragment | null>(null);
  const { data, error } = useSessions(own || !managesAll, page);
  const pages = Math.ceil((data?.totalCount ?? 0) / PAGE_LENGTH);
  const showOwn = (chosen: boolean) => {
    setOwn(chosen);
    setPage(1);
  };
  return (
    <>
      <PageHeading
        title={t(managesAll ? 'sessions.all' : 'sessions.own')}
        aside={data ? <span data-testid="total">{number(data.totalCount)}</span> : null}
        actions={
          <>
            {managesAll ? (
              <FormControlLabel
                control={<Switch checked={own} onChange={(_event, chosen) => showOwn(chosen)} />}
                label={t('sessions.onlyOwn')}
              />
            ) : null}
            <EndOthersButton />
          </>
        }
      />
      <Typography color="textSecondary" sx={{ mb: 2 }}>
        {t('sessions.hint')}
      </Typography>
      {error ? <Alert severity="error">{error.message}</Alert> : null}
      {!data && !error ? <LoadingLines rows={6} /> : null}
      {data ? (
        <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
          <SessionTable sessions={data.nodes} onEnd={setEnding} />
        </Paper>
      ) : null}
      <Pages count={pages} page={page} onChange={setPage} />
      {ending ? <EndSessionDialog session={ending} onClose={() => setEnding(null)} /> : null}
    </>
  );
}
