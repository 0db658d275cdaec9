import { Box, Typography } from '@mui/material';
import type { OfficeDueLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { caseListLink } from './caseListLink.ts';
import { DueBar, DueSwatch } from './DueBar.tsx';
import { DUE_PARTS } from './dueParts.ts';

/** A bar for each department: late, today, this week and later, each part a link to its cases. */
export function OfficesChart({ offices }: { readonly offices: readonly OfficeDueLineFragment[] }) {
  const { t, term, number, office: nameOf } = useWords();
  const most = Math.max(
    1,
    ...offices.map((one) => DUE_PARTS.reduce((sum, { count }) => sum + one[count], 0)),
  );
  const drawn = offices.filter((one) => DUE_PARTS.some(({ count }) => one[count] > 0));
  return (
    <figure style={{ margin: 0 }} aria-label={t('home.chart')} data-testid="offices-chart">
      <Box
        component="figcaption"
        sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, mb: 1.5 }}
      >
        {DUE_PARTS.map(({ state }) => (
          <Typography key={state} variant="caption" component="span">
            <DueSwatch state={state} />
            {term('dueState', state)}
          </Typography>
        ))}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {drawn.map(({ office, ...counts }) => (
          <Box component="li" key={office.id} data-office-bar={office.code}>
            <Typography variant="body2">{nameOf(office)}</Typography>
            <DueBar
              most={most}
              parts={DUE_PARTS.map(({ state, count }) => ({
                state,
                count: counts[count],
                link: {
                  to: caseListLink({ due: [state], officeId: [office.id] }),
                  label: t('oversight.openTheList', {
                    office: nameOf(office),
                    state: term('dueState', state),
                    count: number(counts[count]),
                  }),
                },
              }))}
            />
          </Box>
        ))}
      </Box>
      {drawn.length < offices.length ? (
        <Typography variant="caption" component="p" sx={{ mt: 1.5 }}>
          {t('home.noOpenCases', { count: number(offices.length - drawn.length) })}
        </Typography>
      ) : null}
    </figure>
  );
}
