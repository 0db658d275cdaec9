import { Box, ButtonBase, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import type { InboxCode, InboxQuery } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { colours } from '../theme/palette.ts';

interface QueueTilesProps {
  readonly queues: InboxQuery['inbox'];
  readonly chosen: InboxCode;
}

/** One tile a queue: its count and its name; each is a link to its list. */
export function QueueTiles({ queues, chosen }: QueueTilesProps) {
  const { t, term, number } = useWords();
  return (
    <Box
      component="nav"
      aria-label={t('work.queues')}
      sx={{
        display: 'grid',
        gap: 1.5,
        mb: 3,
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(200px, 45%), 1fr))',
      }}
    >
      {queues.map(({ code, count }) => (
        <ButtonBase
          key={code}
          component={Link}
          to={`/work/${code}`}
          aria-current={code === chosen ? 'page' : undefined}
          data-queue={code}
          sx={{
            display: 'block',
            textAlign: 'left',
            px: 2,
            py: 1.5,
            borderRadius: 1,
            border: '1px solid',
            borderColor: code === chosen ? 'primary.main' : 'divider',
            backgroundColor: code === chosen ? colours.tealSoft : 'background.paper',
            '&:hover': { borderColor: 'primary.main' },
          }}
        >
          <Typography
            component="div"
            sx={{
              fontSize: '1.625rem',
              fontWeight: 600,
              lineHeight: 1.2,
              color: count > 0 ? 'text.primary' : 'text.secondary',
            }}
          >
            {number(count)}
          </Typography>
          <Typography variant="body2">{term('inbox', code)}</Typography>
        </ButtonBase>
      ))}
    </Box>
  );
}
