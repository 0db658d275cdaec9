import Check from '@mui/icons-material/Check';
import ErrorIcon from '@mui/icons-material/Error';
import ExpandLess from '@mui/icons-material/ExpandLess';
import ExpandMore from '@mui/icons-material/ExpandMore';
import RemoveCircleOutlined from '@mui/icons-material/RemoveCircleOutlined';
import { Box, Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { DueExplanationPanel } from '../../deadlines/DueExplanationPanel.tsx';
import { TimeLeft } from '../../deadlines/TimeLeft.tsx';
import { usedWords } from '../../deadlines/timeLeft.ts';
import type { CaseWholeFragment, ClockWholeFragment } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { Section } from '../../shared/Section.tsx';
import { visuallyHidden } from '../../shared/visuallyHidden.ts';
import { tones } from '../../theme/palette.ts';

const COLUMNS = ['step', 'startedAt', 'dueAt', 'endedAt', 'state'] as const;

// On a phone every limit is a block of its own: a table would show only its left half.
const NARROW = {
  display: { xs: 'block', md: 'table' },
  '& > thead th': { px: 1 },
  '& > thead': { display: { xs: 'none', md: 'table-header-group' } },
  '& > tbody': { display: { xs: 'block', md: 'table-row-group' } },
  '& [data-clock], & [data-clock-more]': { display: { xs: 'block', md: 'table-row' } },
  '& [data-clock] > *, & [data-clock-more] > *': {
    display: { xs: 'block', md: 'table-cell' },
    px: 1,
    py: { xs: 0.25, md: 0.75 },
    textAlign: 'left',
  },
} as const;

/** Every time limit of the case, running and ended, each with the way its due time is counted. */
export function ClocksSection({ record }: { readonly record: CaseWholeFragment }) {
  const { t } = useWords();
  const [whole, setWhole] = useState(false);
  const id = useId();
  if (record.clocks.length === 0) return null;
  const running = record.clocks.filter(({ endedAt }) => endedAt === null);
  const shown = whole ? record.clocks : running;
  return (
    <Section
      title={t('due.title')}
      aside={
        running.length < record.clocks.length ? (
          <Button
            size="small"
            onClick={() => setWhole(!whole)}
            aria-expanded={whole}
            aria-controls={id}
            endIcon={whole ? <ExpandLess /> : <ExpandMore />}
            data-testid="ended-clocks"
            sx={{ displayPrint: 'none' }}
          >
            {t(whole ? 'case.hideEnded' : 'case.showEnded')}
          </Button>
        ) : null
      }
    >
      <Table
        size="small"
        id={id}
        aria-label={t('due.title')}
        sx={shown.length === 0 ? { display: 'none' } : NARROW}
      >
        <TableHead>
          <TableRow>
            {COLUMNS.map((column) => (
              <TableCell key={column}>{t(`due.${column}`)}</TableCell>
            ))}
            <TableCell>
              <span style={visuallyHidden}>{t('due.explain')}</span>
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.map((clock) => (
            <ClockRows key={clock.id} clock={clock} />
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

function ClockRows({ clock }: { readonly clock: ClockWholeFragment }) {
  const { t, locale, term, dateTime } = useWords();
  const [open, setOpen] = useState(false);
  const panel = useId();
  const { step, round, startedAt, dueAt, endedAt, used, responsible, changes } = clock;
  const name = term('limitCode', step);
  return (
    <>
      <TableRow
        data-clock={step}
        data-round={round}
        sx={{ '& td, & th': { borderBottom: 0, verticalAlign: 'top' } }}
      >
        <TableCell component="th" scope="row" sx={{ fontWeight: endedAt ? 400 : 600 }}>
          {round > 1 ? `${name}, ${t('due.round', { round })}` : name}
          {responsible ? (
            <Typography variant="caption" component="div">
              {responsible.shortName}
            </Typography>
          ) : null}
        </TableCell>
        <Moment label={t('due.startedAt')}>{dateTime(startedAt)}</Moment>
        <Moment label={t('due.dueAt')}>{dateTime(dueAt)}</Moment>
        <Moment label={t('due.endedAt')}>{endedAt ? dateTime(endedAt) : t('app.none')}</Moment>
        <TableCell>
          {endedAt ? <EndedState clock={clock} /> : <TimeLeft clock={clock} />}
          {used ? (
            <Typography variant="caption" component="div">
              {t('due.used', { used: usedWords(used, { t, locale }) })}
            </Typography>
          ) : null}
        </TableCell>
        <TableCell>
          <Button
            size="small"
            onClick={() => setOpen(!open)}
            aria-expanded={open}
            aria-controls={panel}
            aria-label={t('due.explainLabel', { step: name })}
            endIcon={open ? <ExpandLess /> : <ExpandMore />}
            data-explain={step}
            sx={{ py: 0, minHeight: 28, displayPrint: 'none' }}
          >
            {t('due.explain')}
          </Button>
        </TableCell>
      </TableRow>
      <TableRow data-clock-more={step}>
        <TableCell colSpan={COLUMNS.length + 1}>
          {changes.map(({ id, at, reason, dueBefore, dueAfter }) => (
            <Typography key={id} variant="caption" component="p" data-clock-change={id}>
              {t('due.moved', {
                at: dateTime(at),
                before: dateTime(dueBefore),
                after: dateTime(dueAfter),
                reason,
              })}
            </Typography>
          ))}
          <Box
            id={panel}
            sx={open ? { p: 2, my: 1, border: 1, borderColor: 'divider', borderRadius: 1 } : {}}
          >
            {open ? <DueExplanationPanel explanation={clock.explanation} /> : null}
          </Box>
        </TableCell>
      </TableRow>
    </>
  );
}

function Moment({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <TableCell sx={{ fontVariantNumeric: 'tabular-nums' }}>
      <Typography component="span" variant="caption" sx={{ display: { md: 'none' } }}>
        {label}:{' '}
      </Typography>
      {children}
    </TableCell>
  );
}

/** How an ended limit ended, in words with a shape of their own. */
function EndedState({ clock }: { readonly clock: ClockWholeFragment }) {
  const { t } = useWords();
  const look = clock.cancelled
    ? { icon: <RemoveCircleOutlined fontSize="inherit" aria-hidden />, key: 'dropped', tone: tones.closed }
    : clock.overdue
      ? { icon: <ErrorIcon fontSize="inherit" aria-hidden />, key: 'endedLate', tone: tones.returned }
      : { icon: <Check fontSize="inherit" aria-hidden />, key: 'onTime', tone: tones.done };
  return (
    <Shaped icon={look.icon} colour={look.tone.text}>
      {t(`due.${look.key}`)}
    </Shaped>
  );
}

interface ShapedProps {
  readonly icon: ReactNode;
  readonly colour: string;
  readonly children: string;
}

const Shaped = ({ icon, colour, children }: ShapedProps) => (
  <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, alignItems: 'center', color: colour }}>
    {icon}
    <span>{children}</span>
  </Box>
);
