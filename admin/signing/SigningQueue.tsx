import Check from '@mui/icons-material/Check';
import ErrorIcon from '@mui/icons-material/Error';
import { Box, ButtonBase, Checkbox, Paper, Typography } from '@mui/material';
import type { KeyboardEvent, ReactNode } from 'react';
import { numberOf } from '../cases/numberOf.ts';
import { TimeLeft } from '../deadlines/TimeLeft.tsx';
import { useWords } from '../i18n/useWords.ts';
import { refusalWords } from '../providers/problemWords.ts';
import { colours, tones } from '../theme/palette.ts';
import { type Desk, isMarked, isRead, mayMark, type SignLine } from './desk.ts';
import { signProblemWords } from './signProblemWords.ts';

interface SigningQueueProps {
  readonly lines: readonly SignLine[];
  readonly desk: Desk;
  readonly chosen: SignLine;
  readonly onChoose: (index: number) => void;
  readonly onStep: (by: number) => void;
  readonly onMark: (line: SignLine) => void;
  readonly onSign: () => void;
}

/** The queue: arrows move, Space marks, Enter signs the marked ones. */
export function SigningQueue({ lines, desk, chosen, onChoose, onStep, onMark, onSign }: SigningQueueProps) {
  const { t } = useWords();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
    const isRow = event.target.dataset.choose !== undefined;
    const isChosen = event.target.dataset.choose === chosen.record.id;
    const act = (work: () => void): void => {
      event.preventDefault();
      work();
    };
    if (event.key === 'ArrowDown') act(() => onStep(1));
    else if (event.key === 'ArrowUp') act(() => onStep(-1));
    else if (event.key === ' ' && isRow && isChosen) act(() => onMark(chosen));
    else if (event.key === 'Enter' && isRow && isChosen && lines.some((line) => isMarked(desk, line)))
      act(onSign);
  };
  return (
    <Paper
      variant="outlined"
      component="ul"
      aria-label={t('signing.queue')}
      onKeyDown={onKeyDown}
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        maxHeight: { md: 'calc(100vh - 260px)' },
        minHeight: { md: 240 },
        overflowY: 'auto',
      }}
    >
      {lines.map((line, index) => (
        <QueueRow
          key={line.record.id}
          line={line}
          desk={desk}
          isChosen={line === chosen}
          onChoose={() => onChoose(index)}
          onMark={() => onMark(line)}
        />
      ))}
    </Paper>
  );
}

interface QueueRowProps {
  readonly line: SignLine;
  readonly desk: Desk;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onMark: () => void;
}

function QueueRow({ line, desk, isChosen, onChoose, onMark }: QueueRowProps) {
  const { t, term } = useWords();
  const { record, notice, refusal } = line;
  const number = numberOf(record) ?? t('cases.noNumber');
  const marked = isMarked(desk, line);
  const refused = desk.problems[record.id];
  const wasShown = desk.shown[record.id] !== undefined;
  return (
    <Box
      component="li"
      data-sign-line={record.id}
      data-marked={marked || undefined}
      sx={{
        display: 'flex',
        alignItems: 'flex-start',
        borderTop: `1px solid ${colours.line}`,
        '&:first-of-type': { borderTopColor: 'transparent' },
        ...(isChosen ? { backgroundColor: colours.tealSoft, boxShadow: `inset 3px 0 ${colours.teal}` } : {}),
      }}
    >
      <Checkbox
        size="small"
        checked={marked}
        disabled={!mayMark(desk, line)}
        onChange={onMark}
        title={mayMark(desk, line) ? t('signing.mark') : t('signing.markHint')}
        slotProps={{ input: { 'aria-label': t('signing.markOne', { number }) } }}
        sx={{ mt: 0.25, ml: 0.5 }}
      />
      <ButtonBase
        onClick={onChoose}
        data-choose={record.id}
        aria-current={isChosen ? 'true' : undefined}
        sx={{
          '&.Mui-focusVisible': { outlineOffset: -2 },
          flexGrow: 1,
          display: 'block',
          textAlign: 'left',
          py: 1,
          pr: 1.5,
          minWidth: 0,
        }}
      >
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'baseline' }}>
          <Box component="span" sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums', flexGrow: 1 }}>
            {number}
          </Box>
          <Typography component="span" variant="body2">
            {term('noticeKind', notice.kind)}
          </Typography>
        </Box>
        <Typography variant="body2">{record.applicant?.fullName ?? t('cases.hidden')}</Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, fontSize: '0.8125rem' }}>
          <Box component="span" sx={{ flexGrow: 1 }}>
            {record.due ? <TimeLeft clock={record.due} /> : null}
          </Box>
          {marked || isRead(desk, line) ? (
            <Note icon={<Check fontSize="inherit" aria-hidden />} colour={tones.done.text}>
              {t(marked ? 'signing.isMarked' : 'signing.isRead')}
            </Note>
          ) : null}
        </Box>
        {refused ? (
          <Note icon={<ErrorIcon fontSize="inherit" aria-hidden />} colour={tones.returned.text}>
            {t('signing.failed', { reason: signProblemWords(t, refused.problem) })}
          </Note>
        ) : null}
        {refusal ? (
          <Typography variant="caption" component="div">
            {refusalWords(t, refusal)}
          </Typography>
        ) : null}
        {wasShown && !isRead(desk, line) ? (
          <Note icon={<ErrorIcon fontSize="inherit" aria-hidden />} colour={tones.working.text}>
            {t('signing.changed')}
          </Note>
        ) : null}
      </ButtonBase>
    </Box>
  );
}

interface NoteProps {
  readonly icon: ReactNode;
  readonly colour: string;
  readonly children: ReactNode;
}

const Note = ({ icon, colour, children }: NoteProps) => (
  <Box
    component="span"
    sx={{ display: 'inline-flex', gap: 0.5, alignItems: 'flex-start', color: colour, fontSize: '0.8125rem' }}
  >
    <Box component="span" sx={{ mt: '3px', lineHeight: 1 }}>
      {icon}
    </Box>
    <span>{children}</span>
  </Box>
);
