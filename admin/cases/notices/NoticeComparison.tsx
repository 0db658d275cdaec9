import { Alert, Box, FormControlLabel, MenuItem, Stack, Switch, TextField, Typography } from '@mui/material';

import { useState } from 'react';
import type { NoticeWholeFragment } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useReferenceWords } from '../../shared/useReferenceWords.ts';
import { visuallyHidden } from '../../shared/visuallyHidden.ts';
import { tones } from '../../theme/palette.ts';
import { type ComparedLine, compareNotices, type Piece } from './noticeComparison.ts';

/** Two versions of the notice side by side with the changes marked; at first the last two. */
export function NoticeComparison({ notices }: { readonly notices: readonly NoticeWholeFragment[] }) {
  const { t, term } = useWords();
  const { nameOf } = useReferenceWords('REFUSAL_GROUND');
  const inOrder = [...notices].sort((one, other) => one.version - other.version);
  const [chosen, setChosen] = useState<{ older: number; newer: number } | null>(null);
  const [onlyChanged, setOnlyChanged] = useState(true);
  const find = (version: number | undefined) => inOrder.find((notice) => notice.version === version);
  // Until somebody chooses, the last two: a version that arrives meanwhile is one of them.
  const older = find(chosen?.older) ?? inOrder.at(-2);
  const newer = find(chosen?.newer) ?? inOrder.at(-1);
  if (!older || !newer) return null;
  const lines = compareNotices(older, newer, {
    kind: ({ kind }) => term('noticeKind', kind),
    ground: nameOf,
  });
  const shown = onlyChanged ? lines.filter(({ changed }) => changed) : lines;
  const choose = (side: 'older' | 'newer') => (version: number) =>
    setChosen({ older: older.version, newer: newer.version, [side]: version });
  return (
    <Box
      component="section"
      aria-label={t('comparison.title')}
      data-testid="notice-comparison"
      sx={{ mt: 2 }}
    >
      <Typography variant="h3">{t('comparison.title')}</Typography>
      <Box sx={{ ...COLUMNS, mt: 1.5 }}>
        <VersionChoice
          label={t('comparison.older')}
          versions={inOrder.filter(({ version }) => version < newer.version)}
          value={older.version}
          onChange={choose('older')}
        />
        <VersionChoice
          label={t('comparison.newer')}
          versions={inOrder.filter(({ version }) => version > older.version)}
          value={newer.version}
          onChange={choose('newer')}
        />
      </Box>
      {inOrder
        .filter(
          ({ version, returnReason }) => version >= older.version && version < newer.version && returnReason,
        )
        .map(({ version, returnReason }) => (
          <Alert key={version} severity="warning" icon={false} sx={{ mt: 1 }}>
            <Typography variant="caption" component="div">
              {t('case.noticeVersion', { version })} · {t('comparison.returned')}
            </Typography>
            <Box sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{returnReason}</Box>
          </Alert>
        ))}
      <FormControlLabel
        control={
          <Switch size="small" checked={onlyChanged} onChange={(_event, only) => setOnlyChanged(only)} />
        }
        label={t('comparison.onlyChanged')}
        sx={{ my: 0.5, displayPrint: 'none' }}
        slotProps={{ typography: { variant: 'body2' } }}
      />
      {lines.every(({ changed }) => !changed) ? (
        <Typography variant="body2">{t('comparison.same')}</Typography>
      ) : null}
      <Stack sx={{ gap: 1 }}>
        {shown.map((line, index) => (
          <LinePair
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own and are drawn anew together
            key={index}
            line={line}
            titled={shown[index - 1]?.part !== line.part}
            versions={[older.version, newer.version]}
          />
        ))}
      </Stack>
    </Box>
  );
}

const COLUMNS = {
  display: 'grid',
  gap: 1,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) minmax(0, 1fr)' },
} as const;

interface VersionChoiceProps {
  readonly label: string;
  readonly versions: readonly NoticeWholeFragment[];
  readonly value: number;
  readonly onChange: (version: number) => void;
}

function VersionChoice({ label, versions, value, onChange }: VersionChoiceProps) {
  const { t, dateTime } = useWords();
  return (
    <TextField select label={label} value={value} onChange={(event) => onChange(Number(event.target.value))}>
      {versions.map(({ version, submittedAt }) => (
        <MenuItem key={version} value={version}>
          {t('comparison.version', { version, time: dateTime(submittedAt) })}
        </MenuItem>
      ))}
    </TextField>
  );
}

interface LinePairProps {
  readonly line: ComparedLine;
  readonly titled: boolean;
  readonly versions: readonly [number, number];
}

function LinePair({ line: { part, before, after, changed }, titled, versions }: LinePairProps) {
  const { t } = useWords();
  return (
    <div data-compared={part} data-changed={changed}>
      {titled ? (
        <Typography variant="caption" component="h4" sx={{ m: 0, fontWeight: 600 }}>
          {t(`comparison.parts.${part}`)}
        </Typography>
      ) : null}
      <Box sx={COLUMNS}>
        <Side pieces={before} mark="del" version={versions[0]} />
        <Side pieces={after} mark="ins" version={versions[1]} />
      </Box>
    </div>
  );
}

interface SideProps {
  readonly pieces: readonly Piece[] | null;
  readonly mark: 'ins' | 'del';
  readonly version: number;
}

/** One version's side of a line; what was added is underlined, what was removed struck through, and both are said. */
function Side({ pieces, mark, version }: SideProps) {
  const { t } = useWords();
  const tone = mark === 'ins' ? tones.done : tones.returned;
  return (
    <Box
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        px: 1,
        py: 0.5,
        fontSize: '0.875rem',
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        '& ins, & del': { backgroundColor: tone.ground, color: tone.text, px: '1px' },
        '& ins': { textDecoration: 'underline' },
        '& del': { textDecoration: 'line-through' },
      }}
    >
      <span style={visuallyHidden}>{t('case.noticeVersion', { version })}: </span>
      {pieces === null ? (
        <Typography component="span" variant="caption">
          {t('comparison.nothing')}
        </Typography>
      ) : (
        pieces.map(({ text, changed }, index) => {
          const Mark = mark;
          return changed ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces never change places
            <Mark key={index}>
              <span style={visuallyHidden}>
                {t(mark === 'ins' ? 'comparison.added' : 'comparison.removed')}{' '}
              </span>
              {text}
              <span style={visuallyHidden}> ({t('comparison.end')})</span>
            </Mark>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces never change places
            <span key={index}>{text}</span>
          );
        })
      )}
    </Box>
  );
}
