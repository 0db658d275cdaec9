import { Box, ButtonBase, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import { useWords } from '../i18n/useWords.ts';
import { colours } from '../theme/palette.ts';

/** A count with its words, and the list that it counts. */
export interface CountTile {
  readonly key: string;
  readonly to: string;
  readonly count: number;
  readonly words: string;
  /** Whether its list is the one on the page. */
  readonly chosen?: boolean;
  /** Of the count, where there is something to count. */
  readonly colour?: string;
}

interface CountTilesProps {
  /** What the tiles are together, for those who do not see them side by side. */
  readonly label: string;
  readonly tiles: readonly CountTile[];
}

/** A row of counts, each a link to its list. */
export function CountTiles({ label, tiles }: CountTilesProps) {
  const { number } = useWords();
  return (
    <Box
      component="nav"
      aria-label={label}
      sx={{
        display: 'grid',
        gap: 1.5,
        mb: 3,
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(200px, 45%), 1fr))',
      }}
    >
      {tiles.map(({ key, to, count, words, chosen = false, colour = 'text.primary' }) => (
        <ButtonBase
          key={key}
          component={Link}
          to={to}
          aria-current={chosen ? 'page' : undefined}
          data-tile={key}
          sx={{
            display: 'block',
            textAlign: 'left',
            px: 2,
            py: 1.5,
            borderRadius: 1,
            border: '1px solid',
            borderColor: chosen ? 'primary.main' : 'divider',
            backgroundColor: chosen ? colours.tealSoft : 'background.paper',
            '&:hover': { borderColor: 'primary.main' },
          }}
        >
          <Typography
            component="div"
            sx={{
              fontSize: '1.625rem',
              fontWeight: 600,
              lineHeight: 1.2,
              color: count > 0 ? colour : 'text.secondary',
            }}
          >
            {number(count)}
          </Typography>
          <Typography variant="body2">{words}</Typography>
        </ButtonBase>
      ))}
    </Box>
  );
}
