import AttachFile from '@mui/icons-material/AttachFile';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import { Alert, Box, Button, Paper, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useDataProvider } from 'react-admin';
import { Link } from 'react-router-dom';
import { numberOf } from '../cases/numberOf.ts';
import type { CaseWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { askedOnce } from '../papers/askedOnce.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { PageHeading } from '../shared/PageHeading.tsx';
import { Key } from './keys/Key.tsx';
import { ReceiptPrint } from './ReceiptPrint.tsx';

interface RegisteredPanelProps {
  readonly record: CaseWholeFragment;
  /** It was registered with what was sent before the form was changed. */
  readonly earlier: boolean;
  readonly onAnother: () => void;
}

/** The number that the application got; its receipt is printed at once, and the next person is one key away. */
export function RegisteredPanel({ record, earlier, onAnother }: RegisteredPanelProps) {
  const { t } = useWords();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const { data: receipt, error } = useQuery({
    queryKey: ['printReceipt', record.id],
    queryFn: () => dataProvider.printReceipt(record.id),
    ...askedOnce,
  });
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button is not on the paper, so printing takes the focus away from it.
    const goOn = () => next.current?.focus();
    window.addEventListener('afterprint', goOn);
    return () => window.removeEventListener('afterprint', goOn);
  }, []);
  return (
    <>
      <Box sx={{ displayPrint: 'none' }}>
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
            <Typography sx={{ mt: 1 }}>
              {error ? null : t(receipt ? 'register.receiptPrinting' : 'register.receiptComing')}
            </Typography>
          </Box>
          {error ? (
            <Alert severity="error" role="alert" sx={{ mt: 1 }}>
              {t('register.receiptFailed')} {error.message}
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
              ref={next}
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
              component={Link}
              to={`/cases/${record.id}/receipt`}
            >
              {t('register.printReceipt')}
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
      </Box>
      {receipt ? <ReceiptPrint paper={receipt.content} /> : null}
    </>
  );
}
