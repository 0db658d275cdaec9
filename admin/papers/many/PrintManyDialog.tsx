import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControl,
  FormControlLabel,
  FormLabel,
  LinearProgress,
  Radio,
  RadioGroup,
  Stack,
  Typography,
} from '@mui/material';
import { useEffect, useId, useState } from 'react';
import type { PaperKind } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { FormProblem } from '../../shared/FormProblem.tsx';
import { preloadPrinting } from '../printing/sheet.ts';
import { tallyOf } from './lines.ts';
import { TroubledLines } from './TroubledLines.tsx';
import { type BatchState, usePrintBatch } from './usePrintBatch.ts';

const KINDS: readonly PaperKind[] = ['RECEIPT', 'NOTICE', 'COVERING_LETTER'];

interface PrintManyDialogProps {
  readonly count: number;
  readonly loadIds: () => Promise<readonly string[]>;
  /** Null: to be chosen. */
  readonly kind: PaperKind | null;
  /** Told whether anything was printed. */
  readonly onClose: (printed: boolean) => void;
}

const WORKING: readonly BatchState[] = ['READING', 'PREPARING', 'STOPPING', 'PRINTING'];

/** Prints a paper of each of many cases: chooses which, shows how far it is and what is amiss, and prints all at once. */
export function PrintManyDialog({ count, loadIds, kind, onClose }: PrintManyDialogProps) {
  const { t, term, number } = useWords();
  const id = useId();
  const { lines, state, problem, start, print, printAgain, goOn, stop } = usePrintBatch();
  const [chosen, setChosen] = useState<PaperKind>(kind ?? 'RECEIPT');
  const tally = tallyOf(lines);
  const busy = WORKING.includes(state);
  const printed = tally.printed > 0;
  const undone = tally.waiting + tally.failed;
  useEffect(preloadPrinting, []);
  return (
    <Dialog
      open
      onClose={busy ? undefined : () => onClose(printed)}
      aria-labelledby={id}
      data-dialog="printMany"
      data-state={state}
    >
      <DialogTitle id={id}>
        {kind
          ? t('papers.many.titleOf', { kind: t(`papers.many.kind.${kind}`), count: number(count) })
          : t('papers.many.title', { smart_count: count, count: number(count) })}
      </DialogTitle>
      <DialogContent sx={{ pt: 0 }}>
        <Stack sx={{ gap: 2 }}>
          <FormProblem problem={problem} />
          {state === 'IDLE' ? (
            <>
              {kind ? null : (
                <FormControl>
                  <FormLabel id={`${id}-kind`}>{t('papers.many.which')}</FormLabel>
                  <RadioGroup
                    aria-labelledby={`${id}-kind`}
                    value={chosen}
                    onChange={(event) => setChosen(event.target.value as PaperKind)}
                  >
                    {KINDS.map((one) => (
                      <FormControlLabel
                        key={one}
                        value={one}
                        control={<Radio size="small" />}
                        label={t(`papers.many.kind.${one}`)}
                      />
                    ))}
                  </RadioGroup>
                </FormControl>
              )}
              <Typography variant="body2" color="textSecondary">
                {t('papers.many.hint')}
              </Typography>
            </>
          ) : null}
          {state === 'READING' ? <Typography role="status">{t('papers.many.reading')}</Typography> : null}
          {state === 'PREPARING' || state === 'STOPPING' ? (
            <Progress done={tally.all - tally.waiting} all={tally.all} />
          ) : null}
          {state === 'PRINTING' ? <Typography role="status">{t('papers.many.printing')}</Typography> : null}
          {state === 'PREPARED' ? (
            <Alert severity={tally.all === 0 ? 'info' : 'warning'} role="status" data-testid="many-prepared">
              {tally.all === 0
                ? t('papers.many.nothing')
                : t('papers.many.prepared', {
                    ready: number(tally.ready),
                    all: number(tally.all - tally.printed),
                  })}
            </Alert>
          ) : null}
          {state === 'PRINTED' ? (
            <Alert severity={undone === 0 ? 'success' : 'warning'} role="status" data-testid="many-printed">
              {t('papers.many.printed', { smart_count: tally.printed, count: number(tally.printed) })}
            </Alert>
          ) : null}
          <TroubledLines lines={lines} kind={term('paperKind', chosen)} />
        </Stack>
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        {state === 'READING' || state === 'PREPARING' || state === 'STOPPING' ? (
          <Button onClick={stop} disabled={state !== 'PREPARING'} data-testid="stop-printing">
            {t(state === 'STOPPING' ? 'papers.many.stopping' : 'batches.stop')}
          </Button>
        ) : (
          <Button onClick={() => onClose(printed)} disabled={busy}>
            {t(printed ? 'app.close' : 'dialog.cancel')}
          </Button>
        )}
        {undone > 0 && (state === 'PREPARED' || state === 'PRINTED') ? (
          <Button onClick={() => void goOn()} data-testid="go-on">
            {t('papers.many.goOn')}
          </Button>
        ) : null}
        {state === 'IDLE' ? (
          <Button
            variant="contained"
            autoFocus
            onClick={() => void start(loadIds, chosen)}
            data-submit="printMany"
          >
            {t('papers.print')}
          </Button>
        ) : null}
        {state === 'PREPARED' && tally.ready > 0 ? (
          <Button variant="contained" autoFocus onClick={() => void print()} data-testid="print-ready">
            {t('papers.many.printReady', { smart_count: tally.ready, count: number(tally.ready) })}
          </Button>
        ) : null}
        {state === 'PRINTED' ? (
          <Button variant="outlined" onClick={() => void printAgain()}>
            {t('papers.printAgain')}
          </Button>
        ) : null}
      </DialogActions>
    </Dialog>
  );
}

function Progress({ done, all }: { readonly done: number; readonly all: number }) {
  const { t, number } = useWords();
  const words = t('papers.many.progress', { done: number(done), all: number(all) });
  return (
    <Box>
      <Typography variant="body2" aria-live="polite" data-testid="many-progress">
        {words}
      </Typography>
      <LinearProgress variant="determinate" value={all === 0 ? 0 : (100 * done) / all} aria-label={words} />
    </Box>
  );
}
