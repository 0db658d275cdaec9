import { Alert, Link, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { numberOf } from '../cases/CaseTable.tsx';
import { StatusChip } from '../cases/StatusChip.tsx';
import { useWords } from '../i18n/useWords.ts';
import { TextInput } from '../shared/fields.tsx';
import type { KnownPerson } from './usePersonLookup.ts';

/** What the IIN brought up: oddities of the number, whether the person is known, earlier and open cases. */
export function KnownPersonPanel({ person }: { readonly person: KnownPerson }) {
  const { t, date } = useWords();
  const { iinCheck, applicant, cases, openCaseCount } = person;
  if (!iinCheck.valid) return null;
  return (
    <Stack sx={{ gap: 1.5, my: 2 }}>
      {iinCheck.warnings.map((code) => (
        <Alert key={code} severity="warning">
          {t(`problems.iin.${code}`)}
        </Alert>
      ))}
      <Alert severity={applicant ? 'info' : 'success'}>
        {t(applicant ? 'register.known' : 'register.unknown')}
      </Alert>
      {openCaseCount > 0 ? (
        <>
          <Alert severity="warning">{t('register.open', { count: openCaseCount })}</Alert>
          <TextInput source="duplicateReason" label={t('fields.duplicateReason')} required multiline />
        </>
      ) : null}
      {cases.length > 0 ? (
        <div>
          <Typography variant="h3" sx={{ mb: 0.5 }}>
            {t('register.earlier')}
          </Typography>
          {cases.map((record) => (
            <Stack
              key={record.id}
              direction="row"
              sx={{ gap: 1.5, alignItems: 'center', mb: 0.5, flexWrap: 'wrap' }}
            >
              <Link component={RouterLink} to={`/cases/${record.id}`} target="_blank" rel="noopener">
                {numberOf(record) ?? t('cases.noNumber')}
              </Link>
              <Typography variant="caption">{date(record.receivedAt)}</Typography>
              <StatusChip status={record.status} />
            </Stack>
          ))}
        </div>
      ) : null}
    </Stack>
  );
}
