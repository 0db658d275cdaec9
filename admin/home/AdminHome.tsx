import { Box, Link, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { AdminHomeDocument, type AdminHomeQuery } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { Section } from '../shared/Section.tsx';
import { colours } from '../theme/palette.ts';
import { administrationLinks } from './administrationLinks.ts';
import { HomeState } from './HomeState.tsx';
import { Columns } from './QueueSection.tsx';

const REFRESH = 60_000;

/** What an administrator looks after: people, offices, calendar, limits and sessions, each the way to its list. */
export function AdminHome() {
  const { t, number } = useWords();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const { data, error } = useQuery({
    queryKey: ['administration'],
    queryFn: async () => (await dataProvider.ask(AdminHomeDocument, {})).administration,
    refetchInterval: REFRESH,
  });
  if (!data) return <HomeState error={error} />;
  const shown = (name: keyof AdminHomeQuery['administration']): string => {
    const count = data[name];
    if (count === null) return t('app.none');
    // A year is no amount.
    return name === 'lastCalendarYear' ? String(count) : number(count);
  };
  return (
    <Columns>
      {administrationLinks.map(({ group, lines }) => (
        <Section key={group} title={t(`home.admin.${group}`)}>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {lines.map(({ words, count, to }) => (
              <Line
                key={words}
                words={t(`home.admin.${words}`)}
                count={count ? shown(count) : null}
                to={to}
                name={count ?? words}
              />
            ))}
          </Box>
        </Section>
      ))}
    </Columns>
  );
}

interface LineProps {
  readonly name: string;
  readonly words: string;
  readonly count: string | null;
  readonly to: string | null;
}

function Line({ name, words, count, to }: LineProps) {
  return (
    <Box
      component="li"
      data-line={name}
      sx={{
        display: 'flex',
        gap: 2,
        alignItems: 'baseline',
        py: 0.75,
        borderTop: `1px solid ${colours.line}`,
        '&:first-of-type': { borderTopColor: 'transparent' },
      }}
    >
      {to ? (
        <Link component={RouterLink} to={to} sx={{ flexGrow: 1, lineHeight: '24px' }}>
          {words}
          {count === null ? null : <Count of={count} />}
        </Link>
      ) : (
        <Typography component="span" sx={{ flexGrow: 1, lineHeight: '24px' }}>
          {words}
          {count === null ? null : <Count of={count} />}
        </Typography>
      )}
    </Box>
  );
}

const Count = ({ of }: { readonly of: string }) => (
  <>
    {' '}
    <Box
      component="strong"
      sx={{
        float: 'right',
        color: 'text.primary',
        fontVariantNumeric: 'tabular-nums',
        fontSize: '1.0625rem',
      }}
    >
      {of}
    </Box>
  </>
);
