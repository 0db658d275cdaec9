import { Typography } from '@mui/material';
import { useViewer } from '../auth/useViewer.ts';
import { useNow, useToday } from '../deadlines/useNow.ts';
import { formatWeekday, officeMoment } from '../i18n/format.ts';
import { useWords } from '../i18n/useWords.ts';
import type { Identity } from '../providers/authProvider.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { PageHeading } from '../shared/PageHeading.tsx';
import { givenNames, partOfDay } from './greeting.ts';
import { homesOf } from './homes.ts';

/** The first page: the home of each role that one holds, acting heads' too. */
export function Home() {
  const { term } = useWords();
  const viewer = useViewer();
  if (!viewer) return <LoadingLines />;
  const homes = homesOf(viewer.roles);
  return (
    <>
      <Greeting viewer={viewer} />
      {homes.map(({ role, HomeOf }) => (
        <section key={role} data-home={role} aria-label={term('role', role)}>
          {homes.length > 1 ? (
            <Typography variant="overline" component="p" color="textSecondary">
              {term('role', role)}
            </Typography>
          ) : null}
          <HomeOf />
        </section>
      ))}
    </>
  );
}

function Greeting({ viewer }: { readonly viewer: Identity }) {
  const { t, office, date, longDate, locale } = useWords();
  const part = useNow((now) => partOfDay(officeMoment(now).minute));
  const today = useToday();
  const { acting } = viewer;
  return (
    <>
      <PageHeading title={t(`home.greeting.${part}`, { name: givenNames(viewer.wholeName) })} />
      <Typography color="textSecondary" sx={{ mt: -1.5, mb: 2 }} data-testid="office-and-date">
        {t('home.date', { weekday: formatWeekday(locale, today), date: longDate(today) })}
        {` · ${office(viewer.office)}`}
        {acting ? ` · ${t('absences.actingUntil', { date: date(acting.to) })}` : null}
      </Typography>
    </>
  );
}
