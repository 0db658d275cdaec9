import { Box, ButtonBase, Stack } from '@mui/material';
import { Link, useParams } from 'react-router-dom';
import { useViewer } from '../auth/useViewer.ts';
import { useWords } from '../i18n/useWords.ts';
import { NotFoundPage } from '../layout/NotFoundPage.tsx';
import { mayAccess } from '../providers/access.ts';
import { PageHeading } from '../shared/PageHeading.tsx';
import { ChangesSection } from './changes/ChangesSection.tsx';
import { DraftPanel } from './draft/DraftPanel.tsx';
import { HoursSection } from './hours/HoursSection.tsx';
import { LimitsSection } from './limits/LimitsSection.tsx';
import { TrialSection } from './trial/TrialSection.tsx';
import { YearSection } from './year/YearSection.tsx';

const PARTS = [
  { name: 'year', path: '/calendar', Part: YearSection, resource: 'calendar' },
  { name: 'limits', path: '/calendar/limits', Part: LimitsSection, resource: 'calendar' },
  { name: 'hours', path: '/calendar/hours', Part: HoursSection, resource: 'calendar' },
  { name: 'changes', path: '/calendar/changes', Part: ChangesSection, resource: 'deadlineChanges' },
  { name: 'trial', path: '/calendar/trial', Part: TrialSection, resource: 'calendar' },
] as const;

const TAB = {
  px: 1.5,
  py: 1,
  fontSize: '0.875rem',
  fontWeight: 600,
  whiteSpace: 'nowrap',
  color: 'text.secondary',
  borderBottom: '2px solid transparent',
  '&:hover': { color: 'text.primary' },
  '&[aria-current]': { color: 'primary.main', borderBottomColor: 'currentColor' },
} as const;

/** The working calendar, the time limits, the office hours and their log; what ADMIN changes is collected in one draft. */
export function CalendarPage() {
  const { t } = useWords();
  const { part = '' } = useParams();
  const viewer = useViewer();
  if (!viewer) return null;
  const parts = PARTS.filter(({ resource }) => mayAccess(viewer.roles, resource, 'list'));
  const chosen = /^(\d{4})?$/.test(part) ? 'year' : part;
  const current = parts.find(({ name }) => name === chosen);
  if (!current || part === 'year') return <NotFoundPage />;
  const editable = mayAccess(viewer.roles, 'calendar', 'edit');
  return (
    <>
      <PageHeading title={t('calendar.title')} />
      <Box
        component="nav"
        aria-label={t('calendar.parts')}
        sx={{ mb: 2, borderBottom: 1, borderColor: 'divider' }}
      >
        <Stack component="ul" direction="row" sx={{ listStyle: 'none', m: 0, p: 0, overflowX: 'auto' }}>
          {parts.map(({ name, path }) => (
            <li key={name}>
              <ButtonBase
                component={Link}
                to={path}
                aria-current={name === current.name ? 'page' : undefined}
                data-part={name}
                sx={TAB}
              >
                {t(`calendar.part.${name}`)}
              </ButtonBase>
            </li>
          ))}
        </Stack>
      </Box>
      <Box
        sx={{
          display: 'flex',
          gap: 2,
          alignItems: 'start',
          flexDirection: { xs: 'column-reverse', md: 'row' },
        }}
      >
        <Box sx={{ flex: 1, minWidth: 0, width: '100%' }}>
          <current.Part editable={editable} />
        </Box>
        {editable ? <DraftPanel /> : null}
      </Box>
    </>
  );
}
