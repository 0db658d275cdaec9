import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import type { CaseLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { colours } from '../theme/palette.ts';
import { PrintChosen } from './PrintChosen.tsx';
import { ReassignDialog } from './ReassignDialog.tsx';

/** The most cases that the server reassigns at once. */
const MAXIMUM = 100;

interface ChosenCasesProps {
  readonly prints: boolean;
  readonly reassigns: boolean;
}

/** What may be done with the chosen rows, as soon as there are some: the count, the way back, the buttons and their dialogs. */
export function ChosenCases({ prints, reassigns }: ChosenCasesProps) {
  const { t } = useWords();
  const { selectedIds, onUnselectItems } = useListContext<CaseLineFragment>();
  const [ids, setIds] = useState<readonly string[] | null>(null);
  const tooMany = reassigns && selectedIds.length > MAXIMUM;
  return (
    <>
      {selectedIds.length > 0 ? (
        <Stack
          direction="row"
          role="region"
          aria-label={t('many.cases')}
          sx={{
            position: 'sticky',
            left: 0,
            columnGap: 1.5,
            rowGap: 1,
            flexWrap: 'wrap',
            alignItems: 'center',
            px: 2,
            py: 1,
            backgroundColor: colours.tealSoft,
          }}
        >
          <Typography role="status" sx={{ fontWeight: 600 }}>
            {t('many.chosen', { smart_count: selectedIds.length })}
          </Typography>
          {reassigns ? (
            <Button
              variant="contained"
              disabled={tooMany}
              onClick={() => setIds(selectedIds.map(String))}
              data-testid="reassign-many"
            >
              {t('many.choose')}
            </Button>
          ) : null}
          {prints ? <PrintChosen ids={selectedIds.map(String)} onPrinted={onUnselectItems} /> : null}
          <Button onClick={() => onUnselectItems()}>{t('ra.action.unselect')}</Button>
          {tooMany ? (
            <Typography variant="body2" role="alert">
              {t('many.tooMany', { maximum: MAXIMUM })}
            </Typography>
          ) : null}
        </Stack>
      ) : null}
      {ids ? (
        <ReassignDialog
          ids={ids}
          onClose={(done) => {
            setIds(null);
            if (done) onUnselectItems();
          }}
        />
      ) : null}
    </>
  );
}
