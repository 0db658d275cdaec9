import { useGetOne } from 'react-admin';
import { useParams } from 'react-router-dom';
import type { OfficeWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { NotFoundPage } from '../layout/NotFoundPage.tsx';
import { CheckInput, DateInput, TextInput } from '../shared/fields.tsx';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { RecordForm } from '../shared/RecordForm.tsx';
import { useSaveRecord } from '../shared/useSaveRecord.ts';

const EDITED = [
  'nameKk',
  'nameRu',
  'addressKk',
  'email',
  'website',
  'commissionRequired',
  'validTo',
] as const;

/** The administrator's changes of an office; the telephone is typed as it is to be printed. */
export function OfficeEdit() {
  const { t, office } = useWords();
  const { id = '' } = useParams();
  const { update } = useSaveRecord('offices');
  const { data: record, isPending } = useGetOne<OfficeWholeFragment>('offices', { id }, { retry: false });
  if (isPending) return <LoadingLines />;
  if (!record) return <NotFoundPage />;
  const before = { ...record, phone: record.phoneRaw ?? record.phone };
  return (
    <RecordForm
      title={`${t('offices.edit')}: ${office(record)}`}
      defaults={{
        ...Object.fromEntries(EDITED.map((name) => [name, record[name] ?? ''])),
        phone: before.phone ?? '',
      }}
      save={(values) => update(before, values)}
      back={`/offices/${id}/show`}
    >
      <TextInput source="nameKk" label={t('fields.nameKk')} required />
      <TextInput source="nameRu" label={t('fields.nameRu')} />
      <TextInput source="addressKk" label={t('fields.address')} required />
      <TextInput source="phone" label={t('fields.phone')} />
      <TextInput source="email" label={t('fields.email')} type="email" />
      <TextInput source="website" label={t('fields.website')} />
      {record.kind === 'AKIM_OFFICE' ? (
        <CheckInput source="commissionRequired" label={t('fields.commissionRequired')} />
      ) : null}
      <DateInput source="validTo" label={t('fields.validTo')} />
    </RecordForm>
  );
}
