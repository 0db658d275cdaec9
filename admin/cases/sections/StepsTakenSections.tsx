import { Box, Typography } from '@mui/material';
import type { CaseWholeFragment } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { Section } from '../../shared/Section.tsx';

interface SectionProps {
  readonly record: CaseWholeFragment;
}

/** The head's resolutions, the newest first. */
export function ResolutionsSection({ record }: SectionProps) {
  const { t, dateTime } = useWords();
  if (record.resolutions.length === 0) return null;
  const newestFirst = [...record.resolutions].sort((one, other) => other.seq - one.seq);
  return (
    <Section title={t('case.resolutions')}>
      {newestFirst.map(({ id, text, reason, at, executor, head }) => (
        <Box key={id} sx={{ mb: 1.5 }}>
          <Typography variant="body2" sx={{ whiteSpace: 'pre-line' }}>
            {text}
          </Typography>
          {reason ? (
            <Typography variant="body2">
              {t('fields.reason')}: {reason}
            </Typography>
          ) : null}
          <Typography variant="caption">
            {t('case.byResolution', { name: executor.shortName })} · {head.shortName}, {dateTime(at)}
          </Typography>
        </Box>
      ))}
    </Section>
  );
}

/** Referrals to the district commission and its conclusions. */
export function CommissionSection({ record }: SectionProps) {
  const { t, term, dateTime } = useWords();
  if (record.commission.length === 0) return null;
  return (
    <Section title={t('case.commission')}>
      {record.commission.map(({ id, referrer, referredAt, concluder, concludedAt, opinion, text }) => (
        <Box key={id} sx={{ mb: 1.5 }}>
          <Typography variant="caption" component="div">
            {t('case.referred', { name: referrer.shortName, time: dateTime(referredAt) })}
          </Typography>
          {concludedAt && opinion ? (
            <>
              <Typography variant="body2" sx={{ fontWeight: 600 }}>
                {term('commissionOpinion', opinion)}
              </Typography>
              <Typography variant="body2" sx={{ whiteSpace: 'pre-line' }}>
                {text}
              </Typography>
              <Typography variant="caption">
                {t('case.concluded', { name: concluder?.shortName ?? '', time: dateTime(concludedAt) })}
              </Typography>
            </>
          ) : (
            <Typography variant="body2">{t('case.noConclusion')}</Typography>
          )}
        </Box>
      ))}
    </Section>
  );
}
