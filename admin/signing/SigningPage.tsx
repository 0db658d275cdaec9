import { Alert, Box, type Theme, Typography, useMediaQuery } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { PageHeading } from '../shared/PageHeading.tsx';
import { useShortcut } from '../shared/shortcuts.ts';
import { chosenLine, refusedAndGone, toSend, withMark, withShown } from './desk.ts';
import { ProofDialog } from './ProofDialog.tsx';
import { SignBar } from './SignBar.tsx';
import { SigningQueue } from './SigningQueue.tsx';
import { SigningReader } from './SigningReader.tsx';
import { SigningResults } from './SigningResults.tsx';
import { useProof } from './useProof.ts';
import { type Told, useSigning } from './useSigning.ts';

/** All that waits for the head's signature: read one after the other, mark, and sign the marked ones at once. */
export function SigningPage() {
  const { t } = useWords();
  const proof = useProof();
  const { lines, waiting, error, isPending, refetch, desk, setDesk, isBusy, told, sign } = useSigning(proof);
  const [chosen, setChosen] = useState<{ readonly id: string; readonly index: number } | null>(null);
  const [isReading, setReading] = useState(false);
  const [isAsked, setAsked] = useState(false);
  // A page that is drawn behind the list of a phone has not been shown to anybody.
  const isWide = useMediaQuery((theme: Theme) => theme.breakpoints.up('md'), { noSsr: true });
  const line = chosenLine(lines, chosen);
  const index = line ? lines.indexOf(line) : -1;
  const count = toSend(desk, lines).length;

  const choose = (to: number): void => {
    const next = lines[to];
    if (!next) return;
    setChosen({ id: next.record.id, index: to });
    setReading(true);
  };
  const step = (by: number): void => {
    const next = lines[index + by];
    if (!next) return;
    choose(index + by);
    document.querySelector<HTMLElement>(`[data-choose="${next.record.id}"]`)?.focus();
  };
  const start = async (): Promise<void> => {
    if (count === 0 || isBusy) return;
    if (proof.isNeeded || !(await sign())) setAsked(true);
  };
  useShortcut('j', 'signing.keyNext', () => step(1), { enabled: lines.length > 0 });
  useShortcut('k', 'signing.keyPrevious', () => step(-1), { enabled: lines.length > 0 });
  useShortcut('Ctrl+Enter', 'signing.keySign', () => void start(), { enabled: count > 0 });

  if (isPending) return <LoadingLines rows={8} />;
  if (error)
    return (
      <EmptyState title={error.message} action={{ label: t('app.retry'), onClick: () => void refetch() }} />
    );
  return (
    <>
      <PageHeading
        title={t('signing.title')}
        aside={
          lines.length > 0 ? (
            <Typography data-testid="to-sign">{t('signing.waiting', { smart_count: waiting })}</Typography>
          ) : null
        }
        actions={line ? <SignBar count={count} isBusy={isBusy} onSign={() => void start()} /> : null}
      />
      <ToldAlert told={told} />
      {line ? (
        <Box
          sx={{
            // On a phone the button lies over the end of the page.
            pb: { xs: 8, md: 0 },
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '340px minmax(0, 1fr)' },
          }}
        >
          <Box sx={{ display: isWide || !isReading ? 'block' : 'none' }}>
            <SigningQueue
              lines={lines}
              desk={desk}
              chosen={line}
              onChoose={choose}
              onStep={step}
              onMark={(one) => setDesk((now) => withMark(now, one))}
              onSign={() => void start()}
            />
            <Typography variant="caption" component="p" sx={{ mt: 1, display: { xs: 'none', md: 'block' } }}>
              {t('signing.intro')} {t('signing.keys')}
            </Typography>
            {waiting > lines.length ? (
              <Typography variant="caption" component="p" sx={{ mt: 1 }}>
                {t('signing.first', { count: lines.length })}
              </Typography>
            ) : null}
          </Box>
          {isWide || isReading ? (
            <Box sx={{ minWidth: 0 }}>
              <SigningReader
                key={`${line.record.id} ${line.record.version}`}
                line={line}
                desk={desk}
                onRead={(hash) => setDesk((now) => withShown(now, line, hash))}
                onMark={() => setDesk((now) => withMark(now, line))}
                onBack={() => setReading(false)}
                onPrevious={index > 0 ? () => choose(index - 1) : null}
                onNext={index < lines.length - 1 ? () => choose(index + 1) : null}
              />
            </Box>
          ) : null}
        </Box>
      ) : (
        <EmptyState
          title={t('signing.empty')}
          hint={t('signing.emptyHint')}
          action={{ label: t('signing.toHome'), to: '/' }}
        />
      )}
      <SigningResults signed={desk.signed} gone={refusedAndGone(desk, lines)} />
      {isAsked ? (
        <ProofDialog
          question={t('signing.passwordQuestion')}
          submit={t('signing.sign', { smart_count: count })}
          confirm={proof.confirm}
          onProven={() => {
            setAsked(false);
            void sign();
          }}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </>
  );
}

function ToldAlert({ told }: { readonly told: Told | null }) {
  const { t } = useWords();
  const words = (): string => {
    if (told?.kind === 'DONE')
      return t(told.failed > 0 ? 'signing.doneFailed' : 'signing.done', {
        count: told.done,
        failed: told.failed,
      });
    return told?.kind === 'PROBLEM' ? told.words : t('signing.unanswered');
  };
  const severity = told?.kind !== 'DONE' ? 'error' : told.failed > 0 ? 'warning' : 'success';
  return (
    <div role="status" data-testid="signing-told">
      {told ? (
        <Alert severity={severity} role="presentation" sx={{ mb: 1.5 }}>
          {words()}
        </Alert>
      ) : null}
    </div>
  );
}
