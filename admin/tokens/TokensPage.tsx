import { Alert, Button, FormControlLabel, Paper, Switch, Typography } from '@mui/material';
import { useState } from 'react';
import { useHasRole, useViewer } from '../auth/useViewer.ts';
import type { ApiTokenLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { PageHeading } from '../shared/PageHeading.tsx';
import { Pages } from '../shared/Pages.tsx';
import { CreateTokenDialog } from './CreateTokenDialog.tsx';
import { RevokeTokenDialog } from './RevokeTokenDialog.tsx';
import { SecretDialog } from './SecretDialog.tsx';
import { TokenTable } from './TokenTable.tsx';
import { type MadeToken, PAGE_LENGTH, useTokens } from './useTokens.ts';

/** One's API tokens, and for an administrator everybody's: made, told once, revoked. */
export function TokensPage() {
  const { t, number } = useWords();
  const viewer = useViewer();
  const managesAll = useHasRole('ADMIN');
  const [own, setOwn] = useState(false);
  const [ended, setEnded] = useState(false);
  const [page, setPage] = useState(1);
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<MadeToken | null>(null);
  const [revoking, setRevoking] = useState<ApiTokenLineFragment | null>(null);
  const { data, error } = useTokens(own || !managesAll ? (viewer?.id ?? null) : null, ended, page);
  const pages = Math.ceil((data?.totalCount ?? 0) / PAGE_LENGTH);
  const choose = (set: (on: boolean) => void) => (_event: unknown, on: boolean) => {
    set(on);
    setPage(1);
  };
  return (
    <>
      <PageHeading
        title={t('tokens.title')}
        aside={data ? <span data-testid="total">{number(data.totalCount)}</span> : null}
        actions={
          <>
            {managesAll ? (
              <FormControlLabel
                control={<Switch checked={own} onChange={choose(setOwn)} />}
                label={t('tokens.onlyOwn')}
              />
            ) : null}
            <FormControlLabel
              control={<Switch checked={ended} onChange={choose(setEnded)} />}
              label={t('tokens.withEnded')}
            />
            <Button variant="contained" onClick={() => setCreating(true)} data-testid="create-token">
              {t('tokens.create')}
            </Button>
          </>
        }
      />
      <Typography color="textSecondary" sx={{ mb: 2 }}>
        {t('tokens.hint')}
      </Typography>
      {error ? <Alert severity="error">{error.message}</Alert> : null}
      {!data && !error ? <LoadingLines rows={4} /> : null}
      {data && data.totalCount === 0 ? <EmptyState title={t('tokens.empty')} /> : null}
      {data && data.totalCount > 0 ? (
        <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
          <TokenTable tokens={data.nodes} ofAll={managesAll} onRevoke={setRevoking} />
        </Paper>
      ) : null}
      <Pages count={pages} page={page} onChange={setPage} />
      {creating ? <CreateTokenDialog onMade={setMade} onClose={() => setCreating(false)} /> : null}
      {made ? <SecretDialog made={made} onClose={() => setMade(null)} /> : null}
      {revoking ? <RevokeTokenDialog token={revoking} onClose={() => setRevoking(null)} /> : null}
    </>
  );
}
