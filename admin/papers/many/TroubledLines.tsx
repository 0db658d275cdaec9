import ErrorIcon from '@mui/icons-material/Error';
import RemoveCircleOutline from '@mui/icons-material/RemoveCircleOutlined';
import { Box, Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { useWords } from '../../i18n/useWords.ts';
import { tones } from '../../theme/palette.ts';
import type { BatchLine } from './lines.ts';

interface TroubledLinesProps {
  readonly lines: readonly BatchLine[];
  /** What was to be printed, in words. */
  readonly kind: string;
}

/** The cases whose paper is not printed, and why; nothing where all is well. */
export function TroubledLines({ lines, kind }: TroubledLinesProps) {
  const { t } = useWords();
  const troubled = lines.filter(({ state }) => state === 'MISSING' || state === 'FAILED');
  if (troubled.length === 0) return null;
  return (
    <div>
      <Typography variant="h3" component="h3">
        {t('papers.many.notPrinted', { smart_count: troubled.length, count: troubled.length })}
      </Typography>
      <Box
        component="ul"
        // Scrolled with the keyboard.
        tabIndex={0}
        aria-label={t('papers.many.notPrinted', { smart_count: troubled.length, count: troubled.length })}
        sx={{ m: 0, mt: 0.5, pl: 2.5, maxHeight: 240, overflowY: 'auto' }}
      >
        {troubled.map(({ caseId, number, state, reason }) => (
          <Box component="li" key={caseId} data-not-printed={state}>
            {number ? (
              <Link component={RouterLink} to={`/cases/${caseId}`} sx={{ fontWeight: 600 }}>
                {number}
              </Link>
            ) : (
              t('cases.noNumber')
            )}
            <Typography
              variant="body2"
              component="div"
              sx={{
                display: 'flex',
                gap: 0.5,
                alignItems: 'center',
                color: state === 'FAILED' ? tones.returned.text : 'text.secondary',
              }}
            >
              {state === 'FAILED' ? (
                <ErrorIcon fontSize="inherit" aria-hidden />
              ) : (
                <RemoveCircleOutline fontSize="inherit" aria-hidden />
              )}
              {state === 'FAILED' ? reason : t('papers.many.missing', { kind })}
            </Typography>
          </Box>
        ))}
      </Box>
    </div>
  );
}
