import { Box, Typography } from '@mui/material';
import type { CaseWholeFragment } from '../../generated/graphql.ts';
import { formatDayMonth, formatLongDate, officeMoment } from '../../i18n/format.ts';
import { useWords } from '../../i18n/useWords.ts';
import { Section } from '../../shared/Section.tsx';
import { colours } from '../../theme/palette.ts';
import { historyDetails } from '../historyDetails.ts';
import { type AddedFiles, caseStory } from '../story/caseStory.ts';
import { type StoryEvent, storySentence } from '../story/storySentence.ts';

/** What happened to the case as a story, the newest day first. */
export function HistorySection({ record }: { readonly record: CaseWholeFragment }) {
  const { t, locale } = useWords();
  const days = caseStory(record);
  const thisYear = officeMoment(record.statusChangedAt).date.slice(0, 4);
  return (
    <Section title={t('case.history')}>
      {days.length === 0 ? <Typography variant="body2">{t('story.empty')}</Typography> : null}
      {days.map(({ date, entries }) => (
        <Box key={date} sx={{ mb: 1.5, '&:last-child': { mb: 0 } }}>
          <Typography variant="h3" component="h3" sx={{ mb: 0.5 }}>
            <time dateTime={date}>
              {date.startsWith(thisYear) ? formatDayMonth(locale, date) : formatLongDate(locale, date)}
            </time>
          </Typography>
          <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {entries.map((entry) =>
              entry.kind === 'step' ? (
                <StepEntry key={entry.event.id} event={entry.event} />
              ) : (
                <FilesEntry key={entry.files[0]?.id} {...entry} />
              ),
            )}
          </Box>
        </Box>
      ))}
    </Section>
  );
}

const LINE = {
  pl: 1.5,
  pb: 1,
  ml: 0.5,
  borderLeft: `2px solid ${colours.line}`,
  overflowWrap: 'anywhere',
} as const;

function StepEntry({ event }: { readonly event: StoryEvent }) {
  const { t, term, time } = useWords();
  const { text, told } = storySentence(t, event);
  const details = historyDetails(t, event.changes).filter(({ change }) => !told.includes(change));
  return (
    <Box component="li" data-event={event.transition} sx={LINE}>
      <Typography variant="body2">
        <Box component="time" dateTime={event.at} sx={{ fontWeight: 600 }}>
          {time(event.at)}
        </Box>
        {'. '}
        {text}
      </Typography>
      {details.length > 0 ? (
        <Box component="details" sx={{ fontSize: '0.8125rem' }}>
          <Box
            component="summary"
            aria-label={t('story.moreOf', { step: term('done', event.transition) })}
            sx={{ cursor: 'pointer', color: 'text.secondary', minHeight: 24, width: 'fit-content' }}
          >
            {t('story.more')}
          </Box>
          {details.map(({ label, value }) => (
            <Typography key={label} variant="caption" component="div" sx={{ whiteSpace: 'pre-line' }}>
              {value === null ? label : `${label}: ${value}`}
            </Typography>
          ))}
        </Box>
      ) : null}
    </Box>
  );
}

function FilesEntry({ at, name, proofs, files }: AddedFiles) {
  const { t, time } = useWords();
  return (
    <Box component="li" data-event="attachFile" sx={LINE}>
      <Typography variant="body2">
        <Box component="time" dateTime={at} sx={{ fontWeight: 600 }}>
          {time(at)}
        </Box>
        {'. '}
        {t(proofs ? 'story.proofsAdded' : 'story.filesAdded', {
          smart_count: files.length,
          name,
          files: files.map(({ fileName }) => fileName).join(', '),
        })}
      </Typography>
    </Box>
  );
}
