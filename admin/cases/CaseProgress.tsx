import Check from '@mui/icons-material/Check';
import ErrorIcon from '@mui/icons-material/Error';
import PlayArrow from '@mui/icons-material/PlayArrow';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import RemoveCircleOutlined from '@mui/icons-material/RemoveCircleOutlined';
import { Box, type SvgIconProps, Typography } from '@mui/material';
import type { ComponentType, ReactNode } from 'react';
import { TimeLeft } from '../deadlines/TimeLeft.tsx';
import type { CaseWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { colours } from '../theme/palette.ts';
import { type ProgressStep, progressSteps } from './progressSteps.ts';

/** Where the case stands: what was done before the six actions, and each action with its clock. */
export function CaseProgress({ record }: { readonly record: CaseWholeFragment }) {
  const { t } = useWords();
  const steps = progressSteps(record);
  return (
    <Box
      component="ol"
      aria-label={t('case.progress')}
      sx={{
        listStyle: 'none',
        m: 0,
        mb: 2,
        p: 0,
        display: 'grid',
        gap: { xs: 0.5, md: 0.75 },
        gridTemplateColumns: { xs: '1fr', md: `repeat(${steps.length}, minmax(0, 1fr))` },
      }}
    >
      {steps.map((step) => (
        <StepOfLine key={step.name} step={step} />
      ))}
    </Box>
  );
}

/** A shape for each state, so that the colour says nothing alone. */
const ICONS: Readonly<Record<ProgressStep['state'], ComponentType<SvgIconProps>>> = {
  done: Check,
  running: PlayArrow,
  toCome: RadioButtonUnchecked,
  dropped: RemoveCircleOutlined,
  unreached: RadioButtonUnchecked,
};

function StepOfLine({ step }: { readonly step: ProgressStep }) {
  const { t } = useWords();
  const here = step.state === 'running';
  const behind = step.state === 'done';
  const Icon = ICONS[step.state];
  return (
    <Box
      component="li"
      aria-current={here ? 'step' : undefined}
      data-action={step.name}
      data-state={step.state}
      sx={{
        display: 'flex',
        gap: 0.75,
        borderStyle: 'solid',
        borderColor: behind || here ? 'primary.main' : colours.line,
        borderWidth: { xs: '0 0 0 3px', md: '3px 0 0' },
        backgroundColor: here ? colours.tealSoft : 'transparent',
        pl: { xs: 1, md: here ? 0.75 : 0 },
        pr: 0.5,
        py: { xs: 0.25, md: 0.75 },
        minWidth: 0,
      }}
    >
      <Icon
        aria-hidden
        sx={{
          fontSize: 18,
          mt: '1px',
          flexShrink: 0,
          color: behind || here ? 'primary.main' : 'text.secondary',
        }}
      />
      <Box sx={{ minWidth: 0, overflowWrap: 'break-word' }}>
        <Typography
          variant="caption"
          component="div"
          sx={{ color: here ? 'text.primary' : 'text.secondary', fontWeight: here ? 700 : 600 }}
        >
          {t(`action.${step.name}`)}
        </Typography>
        <StateOfStep step={step} />
      </Box>
    </Box>
  );
}

/** What is to be said of a step: when and by whom it was done and whether in time, or how much time is left. */
function StateOfStep({ step: { state, clock, doneAt, doneBy } }: { readonly step: ProgressStep }) {
  const { t, dateTime } = useWords();
  if (state === 'running') {
    return (
      <Box sx={{ fontSize: '0.8125rem' }}>
        {clock && clock.endedAt === null ? <TimeLeft clock={clock} exact /> : t('case.underWay')}
      </Box>
    );
  }
  if (state === 'done') {
    const late = clock?.overdue === true;
    return (
      <>
        {doneAt ? <Note>{dateTime(doneAt)}</Note> : null}
        {clock ? (
          <Note strong={late}>
            {late ? (
              <ErrorIcon aria-hidden color="error" sx={{ fontSize: 15, mr: 0.25, mb: '-2px' }} />
            ) : null}
            {t(late ? 'case.late' : 'case.inTime')}
          </Note>
        ) : null}
        {doneBy ? <Note>{doneBy}</Note> : null}
      </>
    );
  }
  return <Note>{t(`case.${state}`)}</Note>;
}

function Note({ strong = false, children }: { readonly strong?: boolean; readonly children: ReactNode }) {
  return (
    <Typography
      variant="caption"
      component="div"
      sx={{
        display: { xs: 'inline-block', md: 'block' },
        mr: { xs: 1, md: 0 },
        fontWeight: strong ? 700 : 400,
        color: strong ? 'error.main' : 'text.secondary',
      }}
    >
      {children}
    </Typography>
  );
}
