import { Box, Link } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { useWords } from '../i18n/useWords.ts';
import { Section } from '../shared/Section.tsx';
import type { Refused, SignedCase } from './desk.ts';
import { signProblemWords } from './signProblemWords.ts';

interface SigningResultsProps {
  readonly signed: readonly SignedCase[];
  /** What was not signed and has left the queue, by the keys of the cases. */
  readonly gone: readonly (readonly [string, Refused])[];
}

/** What was signed on this page, with the outgoing numbers that it got, and what somebody else was faster with. */
export function SigningResults({ signed, gone }: SigningResultsProps) {
  const { t } = useWords();
  if (signed.length === 0 && gone.length === 0) return null;
  return (
    <Box sx={{ mt: 2 }}>
      {gone.length > 0 ? (
        <Section title={t('signing.gone')}>
          <List>
            {gone.map(([caseId, { number, problem }]) => (
              <li key={caseId} data-not-signed={caseId}>
                <CaseLink caseId={caseId} number={number} />
                {`. ${signProblemWords(t, problem)}`}
              </li>
            ))}
          </List>
        </Section>
      ) : null}
      {signed.length > 0 ? (
        <Section title={t('signing.signed')}>
          <List>
            {signed.map(({ caseId, number, outgoingNumber }) => (
              <li key={caseId} data-signed={caseId}>
                <CaseLink caseId={caseId} number={number} />
                {`, ${t('signing.signedNumber', { number: outgoingNumber })}`}
              </li>
            ))}
          </List>
        </Section>
      ) : null}
    </Box>
  );
}

const List = ({ children }: { readonly children: ReactNode }) => (
  <Box component="ul" sx={{ m: 0, pl: 2.5, fontVariantNumeric: 'tabular-nums', lineHeight: '24px' }}>
    {children}
  </Box>
);

const CaseLink = ({ caseId, number }: { readonly caseId: string; readonly number: string }) => (
  <Link component={RouterLink} to={`/cases/${caseId}`} sx={{ display: 'inline-block' }}>
    {number}
  </Link>
);
