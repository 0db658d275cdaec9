import type { CaseWholeFragment } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { Facts } from '../../shared/Facts.tsx';
import { Section } from '../../shared/Section.tsx';

/** Where the case came in, when, and what the applicant asked for. */
export function DetailsSection({ record }: { readonly record: CaseWholeFragment }) {
  const { t, term, dateTime, office } = useWords();
  return (
    <Section title={t('case.details')}>
      <Facts
        facts={[
          [t('fields.office'), office(record.office)],
          [t('fields.akimOffice'), record.akimOffice && office(record.akimOffice)],
          [t('fields.executor'), record.executor?.fullName],
          [t('fields.akimNumber'), record.number ? record.akimNumber : null],
          [t('fields.akimRegisteredAt'), record.akimRegisteredAt && dateTime(record.akimRegisteredAt)],
          [t('fields.registeredAt'), record.registeredAt && dateTime(record.registeredAt)],
          [t('fields.statusChangedAt'), dateTime(record.statusChangedAt)],
          [t('fields.language'), term('paperLanguage', record.language)],
          [t('fields.deliveryPreference'), term('deliveryPreference', record.deliveryPreference)],
          [t('fields.outcome'), record.outcome && term('noticeKind', record.outcome)],
          [t('fields.outsideHours'), record.receivedOutsideHours ? t('app.yes') : null],
          [t('fields.duplicateReason'), record.duplicateReason],
          [
            t('case.cancelled'),
            record.cancellationGround &&
              `${term('cancellationGround', record.cancellationGround)}. ${record.cancellationReason ?? ''}`,
          ],
        ]}
      />
    </Section>
  );
}
