import { Typography } from '@mui/material';
import { useGetOne } from 'react-admin';
import { useParams } from 'react-router-dom';
import type { ReferenceEntryWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { NotFoundPage } from '../layout/NotFoundPage.tsx';
import { DateInput, TextInput } from '../shared/fields.tsx';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { RecordForm } from '../shared/RecordForm.tsx';
import { useSaveRecord } from '../shared/useSaveRecord.ts';
import { clauseNumber } from './clauseNumber.ts';

/** The words and dates of one code; the code itself never changes. */
export function ReferenceEdit() {
  const { t, term } = useWords();
  const { id = '' } = useParams();
  const { update } = useSaveRecord('referenceEntries');
  const { data: record, isPending } = useGetOne<ReferenceEntryWholeFragment>(
    'referenceEntries',
    { id },
    { retry: false },
  );
  if (isPending) return <LoadingLines />;
  if (!record) return <NotFoundPage />;
  const { nameKk, nameRu, nameEn, validFrom, validTo } = record;
  return (
    <RecordForm
      title={t('reference.edit')}
      defaults={{ nameKk, nameRu, nameEn, validFrom, validTo: validTo ?? '' }}
      save={(values) => update(record, values)}
      back="/referenceEntries"
    >
      <Typography variant="caption">
        {term('referenceList', record.list)} · {t('fields.clause')}: {clauseNumber(record.clause)}
      </Typography>
      <TextInput source="nameKk" label={t('fields.nameKk')} required multiline />
      <TextInput source="nameRu" label={t('fields.nameRu')} required multiline />
      <TextInput source="nameEn" label={t('fields.nameEn')} required multiline />
      <DateInput source="validFrom" label={t('fields.validFrom')} required />
      <DateInput source="validTo" label={t('fields.validTo')} />
    </RecordForm>
  );
}
