import { Alert, Link, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { numberOf } from '../cases/numberOf.ts';
import { StatusChip } from '../cases/StatusChip.tsx';
import { useWords } from '../i18n/useWords.ts';
import { TextInput } from '../shared/fields.tsx';
import type { KnownPerson } from './usePersonLookup.ts';

const SHOWN = 5;

interface KnownPersonPanelProps {
  readonly person: KnownPerson;
  /** Whether the open case may be this application itself, sent before and never answered: it needs no reason. */
  readonly unanswered: boolean;
}

/** What the IIN brought up: oddities of the number, earlier and open cases, and why there is to be another one. */
export function KnownPersonPanel({ person, unanswered }: KnownPersonPanelProps) {
  const { t, date } = useWords();
  const { iinCheck, cases, openCaseCount } = person;
  if (!iinCheck.valid) return null;
  if (iinCheck.warnings.length + cases.length + openCaseCount === 0) return null;
  return (
    <Stack sx={{ gap: 1, mb: 2 }} data-testid="known-person">
      {iinCheck.warnings.map((code) => (
        <Alert key={code} severity="warning" sx={{ py: 0 }}>
          {t(`problems.iin.${code}`)}
        </Alert>
      ))}
      {cases.length > 0 ? (
        <div>
          <Typography variant="h3" sx={{ mb: 0.5 }}>
            {t('register.earlier')}
          </Typography>
          {cases.slice(0, SHOWN).map((record) => (
            <Stack
              key={record.id}
              direction="row"
              sx={{ gap: 1.5, alignItems: 'center', minHeight: 28, flexWrap: 'wrap' }}
            >
              <Link component={RouterLink} to={`/cases/${record.id}`} target="_blank" rel="noopener">
                {numberOf(record) ?? t('cases.noNumber')}
              </Link>
              <Typography variant="caption">{date(record.receivedAt)}</Typography>
              <StatusChip status={record.status} />
            </Stack>
          ))}
          {cases.length > SHOWN ? (
            <Typography variant="caption">
              {t('register.earlierMore', { smart_count: cases.length - SHOWN })}
            </Typography>
          ) : null}
        </div>
      ) : null}
      {openCaseCount > 0 ? (
        <>
          <Alert severity="warning" sx={{ py: 0 }}>
            {t('register.open', { count: openCaseCount })}
          </Alert>
          <TextInput
            source="duplicateReason"
            label={t('fields.duplicateReason')}
            hint={t('register.reasonHint')}
            required={!unanswered}
            multiline
            minRows={2}
          />
        </>
      ) : null}
    </Stack>
  );
}
