import { Box, Button, Link, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { HomeCaseFragment, InboxCode } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { Section } from '../shared/Section.tsx';
import { CaseLines, type LineAction } from './CaseLines.tsx';
import { STEP_OF_QUEUE } from './nextSteps.ts';

/** A queue as a home shows it: how many wait, and the first few of them. */
export interface HomeQueue {
  readonly code: InboxCode;
  readonly count: number;
  readonly cases: readonly HomeCaseFragment[];
}

/** The first few of a queue with the way to all of them; of an empty one what to do next. */
export function QueueSection({ queue: { code, count, cases } }: { readonly queue: HomeQueue }) {
  const { t, term } = useWords();
  const title = term('inbox', code);
  const step = STEP_OF_QUEUE[code];
  const receipts = code === 'CLERK_RECEIPTS' || code === 'AKIM_RECEIPTS';
  const action = ({ id }: HomeCaseFragment): LineAction | null => {
    if (receipts) return { to: `/cases/${id}/papers/receipt`, words: t('home.print') };
    return step ? { to: `/cases/${id}`, words: term('transition', step) } : null;
  };
  return (
    <Section
      title={title}
      aside={
        <>
          {code === 'HEAD_TO_SIGN' && count > 0 ? (
            <Button
              size="small"
              variant="outlined"
              component={RouterLink}
              to="/signing"
              data-testid="to-signing"
            >
              {t('signing.start')}
            </Button>
          ) : null}
          <AllOfThem to={`/work/${code}`} count={count} title={title} />
        </>
      }
    >
      <div data-queue={code}>
        {cases.length === 0 ? (
          <Typography color="textSecondary" variant="body2">
            {t(`home.empty.${code}`)}
          </Typography>
        ) : (
          <CaseLines label={title} cases={cases} action={action} />
        )}
      </div>
    </Section>
  );
}

interface AllOfThemProps {
  readonly to: string;
  readonly count: number;
  readonly title: string;
}

/** The link to the whole list, with how many stand in it; nothing where it is empty. */
export function AllOfThem({ to, count, title }: AllOfThemProps) {
  const { t, number } = useWords();
  if (count === 0) return null;
  const words = t('home.all', { count: number(count) });
  return (
    <Link
      component={RouterLink}
      to={to}
      variant="body2"
      aria-label={`${title}. ${words}`}
      sx={{ lineHeight: '24px', display: 'inline-block' }}
    >
      {words}
    </Link>
  );
}

interface ColumnsProps {
  /** How wide each is against the other. */
  readonly widths?: readonly [number, number];
  readonly children: ReactNode;
}

/** Sections beside each other where there is room. */
export function Columns({ widths: [one, other] = [1, 1], children }: ColumnsProps) {
  return (
    <Box
      sx={{
        display: 'grid',
        columnGap: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: `minmax(0, ${one}fr) minmax(0, ${other}fr)` },
      }}
    >
      {children}
    </Box>
  );
}
