import PrintOutlined from '@mui/icons-material/PrintOutlined';
import { Button, Paper, Stack, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import { numberOf } from '../cases/CaseTable.tsx';
import type { CaseWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { PageHeading } from '../shared/PageHeading.tsx';

interface RegisteredPanelProps {
  readonly record: CaseWholeFragment;
  readonly onAnother: () => void;
}

/** The number that the application got, and what comes next: the receipt. */
export function RegisteredPanel({ record, onAnother }: RegisteredPanelProps) {
  const { t } = useWords();
  return (
    <>
      <PageHeading title={t('register.doneTitle')} />
      <Paper variant="outlined" sx={{ p: 4 }} role="status">
        <Typography>{t('register.done')}</Typography>
        <Typography
          data-testid="new-number"
          sx={{ fontSize: '2rem', fontWeight: 700, my: 1, fontVariantNumeric: 'tabular-nums' }}
        >
          {numberOf(record)}
        </Typography>
        <Typography color="textSecondary">{record.applicant?.fullName}</Typography>
        <Stack direction="row" sx={{ gap: 1.5, mt: 3, flexWrap: 'wrap' }}>
          <Button
            variant="contained"
            startIcon={<PrintOutlined />}
            component={Link}
            to={`/cases/${record.id}/receipt`}
            autoFocus
          >
            {t('register.printReceipt')}
          </Button>
          <Button variant="outlined" component={Link} to={`/cases/${record.id}`}>
            {t('register.openCase')}
          </Button>
          <Button onClick={onAnother}>{t('register.another')}</Button>
        </Stack>
      </Paper>
    </>
  );
}
