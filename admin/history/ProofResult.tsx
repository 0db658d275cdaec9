import { Alert, Box, Typography } from '@mui/material';
import type { VerifyAuditQuery } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { Facts } from '../shared/Facts.tsx';
import { Section } from '../shared/Section.tsx';
import { FindingTable } from './FindingTable.tsx';

interface ProofResultProps {
  readonly proof: VerifyAuditQuery['verifyAudit'];
}

/** What a proof found: that nothing is wrong, or what and where; and what was looked at. */
export function ProofResult({ proof }: ProofResultProps) {
  const { t, number, dateTime } = useWords();
  const { intact, findings, findingCount, witnessed } = proof;
  return (
    <Box data-testid="proof" data-intact={intact}>
      <Alert severity={intact ? 'success' : 'error'} sx={{ mb: 2 }}>
        {intact ? t('history.intact') : t('history.broken', { smart_count: findingCount })}
        {intact ? null : <Typography variant="body2">{t('history.tell')}</Typography>}
      </Alert>
      {intact ? null : <FindingTable findings={findings} count={findingCount} />}
      <Section title={t('history.looked')}>
        <Facts
          labelWidth={300}
          facts={[
            [t('history.steps'), number(proof.steps)],
            [t('history.entries'), number(proof.entries)],
            [t('history.blocks'), number(proof.blocks)],
            [
              t('history.unsealed'),
              proof.unsealed === 0 ? number(0) : t('history.unsealedHint', { rows: number(proof.unsealed) }),
            ],
            [
              t('history.witnessed'),
              witnessed
                ? t('history.witnessedUpTo', {
                    block: number(witnessed.block),
                    at: dateTime(witnessed.sealedAt),
                  })
                : t('history.notWitnessed'),
            ],
            [t('history.verifiedAt'), dateTime(proof.verifiedAt)],
          ]}
        />
      </Section>
    </Box>
  );
}
