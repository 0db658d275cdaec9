import { Alert, Button, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { Section } from '../shared/Section.tsx';

/** What a section is told of its question. */
export interface Asked<Answer> {
  readonly data: Answer | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** Two questions that one section waits for. */
export const together = <One, Other>(
  one: Asked<One>,
  other: Asked<Other>,
): Asked<{ readonly one: One; readonly other: Other }> => ({
  data: one.data && other.data ? { one: one.data, other: other.data } : undefined,
  error: one.error ?? other.error,
  refetch: () => Promise.all([one.refetch(), other.refetch()]),
});

interface ReportSectionProps<Answer> {
  readonly title: string;
  readonly hint?: string;
  readonly asked: Asked<Answer>;
  readonly children: (answer: Answer) => ReactNode;
}

/** A part of the report: its figures, or that they are on their way, or why they are not. */
export function ReportSection<Answer>({ title, hint, asked, children }: ReportSectionProps<Answer>) {
  const { t } = useWords();
  const { data, error, refetch } = asked;
  return (
    <Section title={title}>
      {hint ? (
        <Typography variant="body2" color="textSecondary" sx={{ mt: -1, mb: 1.5, maxWidth: '80ch' }}>
          {hint}
        </Typography>
      ) : null}
      {error && !data ? (
        <Alert
          severity="error"
          action={
            <Button color="inherit" size="small" onClick={() => void refetch()}>
              {t('app.retry')}
            </Button>
          }
        >
          {error.message}
        </Alert>
      ) : null}
      {!data && !error ? <LoadingLines rows={7} /> : null}
      {data ? children(data) : null}
    </Section>
  );
}
