import { Box, ButtonBase, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import type { DueOverviewQuery, DueState } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { dueTones } from '../theme/palette.ts';
import { caseListLink } from './caseListLink.ts';

/** The states that have a tile, with the name of their count. */
const TILES = [
  { state: 'LATE', count: 'late' },
  { state: 'TODAY', count: 'today' },
  { state: 'THIS_WEEK', count: 'thisWeek' },
  { state: 'LATER', count: 'later' },
] as const satisfies readonly { state: DueState; count: string }[];

/** One tile a due state: how many open cases, as a link to their list. */
export function DueTiles({ offices }: { readonly offices: DueOverviewQuery['dueOverview'] }) {
  const { t, term, number } = useWords();
  return (
    <Box
      component="nav"
      aria-label={t('oversight.tiles')}
      sx={{
        display: 'grid',
        gap: 1.5,
        mb: 3,
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(200px, 45%), 1fr))',
      }}
    >
      {TILES.map(({ state, count }) => {
        const sum = offices.reduce((total, office) => total + office[count], 0);
        return (
          <ButtonBase
            key={state}
            component={Link}
            to={caseListLink({ due: [state] })}
            data-due-tile={state}
            sx={{
              display: 'block',
              textAlign: 'left',
              px: 2,
              py: 1.5,
              borderRadius: 1,
              border: '1px solid',
              borderColor: 'divider',
              backgroundColor: 'background.paper',
              '&:hover': { borderColor: 'primary.main' },
            }}
          >
            <Typography
              component="div"
              sx={{
                fontSize: '1.625rem',
                fontWeight: 600,
                lineHeight: 1.2,
                color: sum > 0 ? dueTones[state] : 'text.secondary',
              }}
            >
              {number(sum)}
            </Typography>
            <Typography variant="body2">{term('dueState', state)}</Typography>
          </ButtonBase>
        );
      })}
    </Box>
  );
}
