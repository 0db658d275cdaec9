import { Box, Button, Stack, Typography } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import type { CaseWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { refusalWords } from '../providers/problemWords.ts';
import type { StepName } from '../providers/transitions.ts';
import { Section } from '../shared/Section.tsx';
import { useShortcut } from '../shared/shortcuts.ts';
import { availableSteps, type OfferedStep } from './availableSteps.ts';
import { awaitedRole } from './progress.ts';

const StepDialog = lazy(async () => ({ default: (await import('./steps/StepDialog.tsx')).StepDialog }));

/** What the reader can do with the case now: exactly the buttons that `availableTransitions` gives. */
export function StepPanel({ record }: { readonly record: CaseWholeFragment }) {
  const { t, term } = useWords();
  const [open, setOpen] = useState<StepName | null>(null);
  const steps = availableSteps(record);
  const awaited = awaitedRole(record);
  const refused = steps.filter(({ refusal }) => refusal !== null);
  const keyed = steps.filter(({ refusal }) => refusal === null).map(({ name }) => name);
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
            <StepButton
              key={step.name}
              step={step}
              keys={step.refusal ? null : `Alt+${keyed.indexOf(step.name) + 1}`}
              onOpen={() => setOpen(step.name)}
            />
          ))}
        </Stack>
      )}
      {refused.map(({ name, refusal }) => (
        <Typography key={name} id={`why-${name}`} variant="caption" component="p" sx={{ mt: 1 }}>
          {term('transition', name)}: {refusal ? refusalWords(t, refusal) : null}
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

interface StepButtonProps {
  readonly step: OfferedStep;
  /** Null for a step that may not be taken now. */
  readonly keys: string | null;
  readonly onOpen: () => void;
}

function StepButton({ step: { name, refusal, weight }, keys, onOpen }: StepButtonProps) {
  const { term } = useWords();
  useShortcut(keys ?? '', `terms.transition.${name}`, onOpen, { enabled: keys !== null });
  return (
    <Button
      variant={LOOKS[weight]}
      color={name === 'cancelCase' ? 'error' : 'primary'}
      disabled={refusal !== null}
      onClick={onOpen}
      data-transition={name}
      aria-describedby={refusal ? `why-${name}` : undefined}
      aria-keyshortcuts={keys ?? undefined}
      sx={{ whiteSpace: 'normal', textAlign: 'left' }}
    >
      {term('transition', name)}
      {keys ? (
        <Box
          component="kbd"
          aria-hidden
          sx={{
            ml: 1,
            font: 'inherit',
            fontSize: '0.75rem',
            fontWeight: 400,
            border: '1px solid currentColor',
            borderRadius: 0.5,
            px: 0.5,
            lineHeight: 1.4,
            whiteSpace: 'nowrap',
            display: { xs: 'none', md: 'inline' },
            displayPrint: 'none',
          }}
        >
          {keys}
        </Box>
      ) : null}
    </Button>
  );
}
