import Check from '@mui/icons-material/Check';
import { Box, Typography } from '@mui/material';
import type { CaseStatus } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { colours } from '../theme/palette.ts';
import { ACTIONS, actionIndex } from './progress.ts';

/** Where the case stands among the six actions of the regulation. */
export function CaseProgress({ status }: { readonly status: CaseStatus }) {
  const { t } = useWords();
  const current = actionIndex[status];
  return (
    <Box
      component="ol"
      aria-label={t('case.progress')}
      sx={{
        listStyle: 'none',
        m: 0,
        mb: 2,
        p: 0,
        display: 'grid',
        gap: 0.75,
        gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(6, 1fr)' },
      }}
    >
      {ACTIONS.map((action, index) => {
        const done = current !== null && index < current;
        const here = index === current;
        return (
          <Box
            key={action}
            component="li"
            aria-current={here ? 'step' : undefined}
            sx={{
              borderTop: '3px solid',
              borderColor: done || here ? 'primary.main' : colours.line,
              pt: 0.5,
              display: 'flex',
              gap: 0.5,
            }}
          >
            {done ? <Check sx={{ fontSize: 18 }} color="primary" aria-hidden /> : null}
            <Typography
              variant="caption"
              sx={{ color: here ? 'text.primary' : 'text.secondary', fontWeight: here ? 600 : 400 }}
            >
              {t(`action.${action}`)}
            </Typography>
          </Box>
        );
      })}
    </Box>
  );
}
