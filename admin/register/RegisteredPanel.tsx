import AttachFile from '@mui/icons-material/AttachFile';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import { Alert, Box, Button, Paper, Stack, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import { numberOf } from '../cases/numberOf.ts';
import type { CaseWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { PageHeading } from '../shared/PageHeading.tsx';
import { Key } from './keys/Key.tsx';
import { useReceiptPrint } from './useReceiptPrint.ts';

interface RegisteredPanelProps {
  readonly record: CaseWholeFragment;
  /** It was registered with what was sent before the form was changed. */
  readonly earlier: boolean;
  readonly onAnother: () => void;
}

/** The number that the application got; its receipt is printed at once, and the next person is one key away. */
export function RegisteredPanel({ record, earlier, onAnother }: RegisteredPanelProps) {
  const { t } = useWords();
  const { state, problem, print } = useReceiptPrint(record);
  return (
    <>
      <PageHeading title={t('register.doneTitle')} />
      <Paper variant="outlined" sx={{ p: { xs: 2, sm: 4 } }}>
        <Box role="status">
          <Typography>{t('register.done')}</Typography>
          <Typography
            data-testid="new-number"
            sx={{ fontSize: '2.5rem', fontWeight: 700, my: 1, fontVariantNumeric: 'tabular-nums' }}
          >
            {numberOf(record)}
          </Typography>
          <Typography color="textSecondary">{record.applicant?.fullName}</Typography>
          <Typography sx={{ mt: 1 }} data-print={state}>
            {state === 'PREPARING' ? t('register.receiptComing') : null}
            {state === 'PRINTED' ? t('register.receiptPrinting') : null}
          </Typography>
        </Box>
        {state === 'FAILED' ? (
          <Alert severity="error" role="alert" sx={{ mt: 1 }}>
            {t('register.receiptFailed')} {problem}
          </Alert>
        ) : null}
        {earlier ? (
          <Alert severity="warning" role="alert" sx={{ mt: 1 }}>
            {t('register.doneEarlier')}
          </Alert>
        ) : null}
        <Stack direction="row" sx={{ gap: 1.5, mt: 3, flexWrap: 'wrap' }}>
          <Button
            variant="contained"
            size="large"
            onClick={onAnother}
            // A key that is still held down from saving must not wipe the number away.
            onKeyDown={(event) => event.repeat && event.preventDefault()}
            sx={{ gap: 1 }}
            data-testid="another"
            autoFocus
          >
            {t('register.another')} <Key>Enter</Key>
          </Button>
          <Button
            variant="outlined"
            startIcon={<PrintOutlined />}
            loading={state === 'PREPARING'}
            loadingPosition="start"
            onClick={print}
            data-testid="print"
          >
            {t(state === 'PRINTED' ? 'papers.printAgain' : 'register.printReceipt')}
          </Button>
          <Button
            variant="outlined"
            startIcon={<AttachFile />}
            component={Link}
            to={`/cases/${record.id}#documents`}
          >
            {t('register.addScans')}
          </Button>
          <Button component={Link} to={`/cases/${record.id}`}>
            {t('register.openCase')}
          </Button>
        </Stack>
      </Paper>
    </>
  );
}
