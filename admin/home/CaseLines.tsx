import { Box, Button, Link, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { TimeLeft } from '../deadlines/TimeLeft.tsx';
import type { HomeCaseFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { colours } from '../theme/palette.ts';

/** What can be done with a case from here. */
export interface LineAction {
  readonly to: string;
  readonly words: string;
}

interface CaseLinesProps {
  readonly label: string;
  readonly cases: readonly HomeCaseFragment[];
  /** What stands beside the number: its status, or how often it was returned. */
  readonly aside?: (record: HomeCaseFragment) => ReactNode;
  readonly action?: (record: HomeCaseFragment) => LineAction | null;
  /** Those that came while the page was open. */
  readonly fresh?: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();

/** A few cases, a line each: number, applicant, time left, and the link to what is to be done. */
export function CaseLines({ label, cases, aside, action, fresh = NOTHING }: CaseLinesProps) {
  const actions = cases.map((record) => action?.(record) ?? null);
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {cases.map((record, index) => (
        <CaseLine
          key={record.id}
          record={record}
          aside={aside?.(record)}
          action={actions[index] ?? null}
          isFresh={fresh.has(record.id)}
          hasActions={actions.some(Boolean)}
        />
      ))}
    </Box>
  );
}

interface CaseLineProps {
  readonly record: HomeCaseFragment;
  readonly aside: ReactNode;
  readonly action: LineAction | null;
  readonly isFresh: boolean;
  /** Whether any line of the list has an action: then each keeps the room for one. */
  readonly hasActions: boolean;
}

function CaseLine({ record, aside, action, isFresh, hasActions }: CaseLineProps) {
  const { t } = useWords();
  const { id, applicant, due } = record;
  const number = record.number ?? record.akimNumber ?? t('cases.noNumber');
  return (
    <Box
      component="li"
      data-case={id}
      data-fresh={isFresh || undefined}
      sx={{
        display: { xs: 'flex', sm: 'grid' },
        gridTemplateColumns: hasActions ? 'minmax(0, 1fr) 176px 152px' : 'minmax(0, 1fr) 190px',
        alignItems: 'center',
        flexWrap: 'wrap',
        columnGap: 1.5,
        rowGap: 0.25,
        py: 0.75,
        px: 1,
        mx: -1,
        borderTop: `1px solid ${colours.line}`,
        '&:first-of-type': { borderTopColor: 'transparent' },
        ...(isFresh ? { backgroundColor: colours.tealSoft, boxShadow: `inset 3px 0 ${colours.teal}` } : {}),
      }}
    >
      <Box sx={{ width: { xs: '100%', sm: 'auto' }, minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
          <Link
            component={RouterLink}
            to={`/cases/${id}`}
            sx={{
              fontWeight: 600,
              whiteSpace: 'nowrap',
              fontVariantNumeric: 'tabular-nums',
              lineHeight: '24px',
            }}
          >
            {number}
          </Link>
          {isFresh ? (
            <Typography
              component="span"
              variant="caption"
              sx={{
                px: 0.75,
                borderRadius: 1,
                fontWeight: 600,
                color: colours.paper,
                backgroundColor: colours.teal,
              }}
            >
              {t('home.fresh')}
            </Typography>
          ) : null}
          {aside}
        </Box>
        <Typography variant="body2">{applicant?.fullName ?? t('cases.hidden')}</Typography>
      </Box>
      <Typography variant="body2" component="div" sx={{ flexGrow: 1 }}>
        {due ? <TimeLeft clock={due} /> : null}
      </Typography>
      {action ? (
        <Button
          size="small"
          component={RouterLink}
          to={action.to}
          aria-label={`${action.words}: ${number}`}
          sx={{
            justifySelf: 'end',
            px: { xs: 0, sm: 1 },
            whiteSpace: 'normal',
            lineHeight: 1.25,
            textAlign: 'right',
          }}
        >
          {action.words}
        </Button>
      ) : null}
    </Box>
  );
}
