import { Box, Typography } from '@mui/material';
import type { CaseWholeFragment } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { Section } from '../../shared/Section.tsx';
import { colours } from '../../theme/palette.ts';
import { historyDetails } from '../historyDetails.ts';

/** What happened to the case, the newest first: when, who in which role, what, and its details. */
export function HistorySection({ record }: { readonly record: CaseWholeFragment }) {
  const { t } = useWords();
  const newestFirst = [...record.history].sort((one, other) => other.seq - one.seq);
  return (
    <Section title={t('case.history')}>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {newestFirst.map((event) => (
          <HistoryEntry key={event.id} event={event} />
        ))}
      </Box>
    </Section>
  );
}

function HistoryEntry({ event }: { readonly event: CaseWholeFragment['history'][number] }) {
  const { t, term, longDate, time } = useWords();
  return (
    <Box
      component="li"
      data-event={event.transition}
      sx={{ pl: 2, pb: 2, ml: 0.5, borderLeft: `2px solid ${colours.line}`, '&:last-child': { pb: 0 } }}
    >
      <Typography variant="caption" component="div">
        <time dateTime={event.at}>
          {longDate(event.at)}, {time(event.at)}
        </time>
      </Typography>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {term('done', event.transition)}
      </Typography>
      <Typography variant="body2">
        {event.actorName
          ? `${event.actorName}, ${term('role', event.actorRole).toLowerCase()}`
          : term('role', event.actorRole)}
      </Typography>
      {historyDetails(t, event.changes).map(({ label, value }) => (
        <Typography key={label} variant="caption" component="div" sx={{ overflowWrap: 'anywhere' }}>
          {value === null ? label : `${label}: ${value}`}
        </Typography>
      ))}
    </Box>
  );
}
