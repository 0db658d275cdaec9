import { Typography } from '@mui/material';
import type { CaseWholeFragment } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { Facts } from '../../shared/Facts.tsx';
import { Section } from '../../shared/Section.tsx';

/** Who applied, and the family members whom the documents name. */
export function ApplicantSection({ record }: { readonly record: CaseWholeFragment }) {
  const { t, term, date } = useWords();
  const { applicant, household } = record;
  if (!applicant) {
    return (
      <Section title={t('case.applicant')}>
        <Typography color="textSecondary" variant="body2">
          {t('case.hidden')}
        </Typography>
      </Section>
    );
  }
  return (
    <Section title={t('case.applicant')}>
      <Typography sx={{ fontWeight: 600, mb: 1 }}>{applicant.fullName}</Typography>
      <Facts
        labelWidth={120}
        facts={[
          [t('fields.iin'), applicant.iin],
          [t('fields.birthDate'), applicant.birthDate && date(applicant.birthDate)],
          [t('fields.sex'), applicant.sex && term('sex', applicant.sex)],
          [t('fields.address'), applicant.address],
          [t('fields.phone'), applicant.phone],
        ]}
      />
      <Typography variant="h3" component="h3" sx={{ mt: 2, mb: 0.5 }}>
        {t('case.household')}
      </Typography>
      {household.length === 0 ? (
        <Typography variant="caption">{t('case.householdEmpty')}</Typography>
      ) : (
        household.map(({ id, surname, givenName, patronymic, iin, relation }) => (
          <Typography key={id} variant="body2" sx={{ mb: 0.5 }}>
            {[surname, givenName, patronymic].filter(Boolean).join(' ')}
            <Typography component="span" variant="caption" sx={{ display: 'block' }}>
              {[relation, iin].filter(Boolean).join(', ')}
            </Typography>
          </Typography>
        ))
      )}
    </Section>
  );
}
