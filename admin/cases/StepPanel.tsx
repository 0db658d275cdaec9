import { Button, Stack, Tooltip, Typography } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import type { CaseWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { refusalWords } from '../providers/problemWords.ts';
import type { StepName } from '../providers/transitions.ts';
import { Section } from '../shared/Section.tsx';
import { availableSteps, type OfferedStep } from './availableSteps.ts';
import { awaitedRole } from './progress.ts';

const StepDialog = lazy(async () => ({ default: (await import('./steps/StepDialog.tsx')).StepDialog }));

/** What the reader can do with the case now: exactly the buttons that `availableTransitions` gives. */
export function StepPanel({ record }: { readonly record: CaseWholeFragment }) {
  const { t, term } = useWords();
  const [open, setOpen] = useState<StepName | null>(null);
  const steps = availableSteps(record);
  const awaited = awaitedRole(record);
  const reasons = steps.flatMap(({ name, refusal }) =>
    refusal ? [{ name, text: refusalWords(t, refusal) }] : [],
  );
  return (
    <Section title={t('case.now')}>
      {steps.length === 0 ? (
        <Typography color="textSecondary" variant="body2">
          {awaited
            ? `${t('case.nothing')} ${t('case.waitsFor', { role: term('role', awaited) })}`
            : t('case.final')}
        </Typography>
      ) : (
        <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1 }}>
          {steps.map((step) => (
            <StepButton key={step.name} step={step} onOpen={() => setOpen(step.name)} />
          ))}
        </Stack>
      )}
      {reasons.map(({ name, text }) => (
        <Typography key={name} id={`why-${name}`} variant="caption" component="p" sx={{ mt: 1 }}>
          {term('transition', name)}: {text}
        </Typography>
      ))}
      {open ? (
        <Suspense fallback={null}>
          <StepDialog key={open} name={open} record={record} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
    </Section>
  );
}

const LOOKS = { main: 'contained', other: 'outlined', side: 'text' } as const;

function StepButton({ step, onOpen }: { readonly step: OfferedStep; readonly onOpen: () => void }) {
  const { t, term } = useWords();
  const { name, refusal, weight } = step;
  const button = (
    <Button
      variant={LOOKS[weight]}
      color={name === 'cancelCase' ? 'error' : 'primary'}
      disabled={refusal !== null}
      onClick={onOpen}
      data-transition={name}
      aria-describedby={refusal ? `why-${name}` : undefined}
    >
      {term('transition', name)}
    </Button>
  );
  return refusal ? (
    <Tooltip title={refusalWords(t, refusal)}>
      <span>{button}</span>
    </Tooltip>
  ) : (
    button
  );
}
