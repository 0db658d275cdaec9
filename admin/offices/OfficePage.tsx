import { Button, Link } from '@mui/material';
import { useGetList, useGetOne } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { useHasRole } from '../auth/useViewer.ts';
import type { OfficeWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { NotFoundPage } from '../layout/NotFoundPage.tsx';
import { Facts } from '../shared/Facts.tsx';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { PageHeading } from '../shared/PageHeading.tsx';
import { Section } from '../shared/Section.tsx';

/** One office: what it is, how to reach it, and for a department its akims' offices. */
export function OfficePage() {
  const { t, term, date, office } = useWords();
  const { id = '' } = useParams();
  const isAdmin = useHasRole('ADMIN');
  const { data: record, isPending } = useGetOne<OfficeWholeFragment>('offices', { id }, { retry: false });
  if (isPending) return <LoadingLines />;
  if (!record) return <NotFoundPage />;
  return (
    <>
      <PageHeading
        title={office(record)}
        actions={
          isAdmin ? (
            <Button variant="contained" component={RouterLink} to={`/offices/${id}`}>
              {t('ra.action.edit')}
            </Button>
          ) : null
        }
      />
      <Section title={t('offices.contact')}>
        <Facts
          labelWidth={260}
          facts={[
            [t('fields.code'), record.code],
            [t('fields.kind'), term('officeKind', record.kind)],
            [t('fields.territory'), term('territoryKind', record.territory)],
            [t('fields.district'), record.district],
            [t('fields.nameKk'), record.nameKk],
            [t('fields.nameRu'), record.nameRu],
            [t('fields.address'), record.addressKk],
            [t('fields.phone'), record.phone],
            [t('fields.phoneRaw'), record.phoneRaw],
            [t('fields.email'), record.email],
            [t('fields.website'), record.website],
            [
              t('fields.parent'),
              record.parent && (
                <Link component={RouterLink} to={`/offices/${record.parent.id}/show`}>
                  {office(record.parent)}
                </Link>
              ),
            ],
            [
              t('fields.commissionRequired'),
              record.kind === 'AKIM_OFFICE' ? t(record.commissionRequired ? 'app.yes' : 'app.no') : null,
            ],
            [t('fields.validFrom'), date(record.validFrom)],
            [t('fields.validTo'), record.validTo && date(record.validTo)],
            [t('fields.note'), record.note],
          ]}
        />
      </Section>
      {record.kind === 'DEPARTMENT' ? <AkimOffices parentId={record.id} /> : null}
    </>
  );
}

function AkimOffices({ parentId }: { readonly parentId: string }) {
  const { t, office } = useWords();
  const { data } = useGetList<OfficeWholeFragment>('offices', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'NAME', order: 'ASC' },
    filter: { parentId },
  });
  if (!data || data.length === 0) return null;
  return (
    <Section title={t('offices.akims')}>
      <Facts
        labelWidth={90}
        facts={data.map((record) => [
          record.code,
          <Link key={record.id} component={RouterLink} to={`/offices/${record.id}/show`}>
            {office(record)}
          </Link>,
        ])}
      />
    </Section>
  );
}
