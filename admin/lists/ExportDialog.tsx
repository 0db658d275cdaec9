import {
  Alert,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Stack,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useListContext, useStore } from 'react-admin';
import { useToday } from '../deadlines/useNow.ts';
import type { ExportFormat, InboxCode, Role } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { OFFICIALS } from '../providers/access.ts';
import { FormProblem } from '../shared/FormProblem.tsx';
import { caseVariables } from './caseFilter.ts';
import { caseListFor } from './caseList.ts';
import { exportColumns } from './exportColumns.ts';
import { readSort } from './listDefinition.ts';
import { RadioChoice } from './RadioChoice.tsx';
import { useColumns } from './useColumns.ts';
import { useExport, type WholeTable } from './useExport.ts';

interface ExportDialogProps {
  readonly roles: readonly Role[];
  readonly queue: InboxCode | null;
  readonly onClose: () => void;
}

const FORMATS: readonly ExportFormat[] = ['XLSX', 'CSV'];

/** Those who study the whole: they get a format for programs, and whole tables. */
const STUDYING: readonly Role[] = ['OVERSEER', 'ANALYST'];
const TABLES: readonly ('CASES' | WholeTable)[] = ['CASES', 'CASE_EVENTS', 'CLOCKS'];

/** Chooses the file's kind, says what will be in it, asks for it and fetches it. */
export function ExportDialog({ roles, queue, onClose }: ExportDialogProps) {
  const { t, term, number } = useWords();
  const id = useId();
  const today = useToday();
  const { total = 0, filterValues, filter, sort } = useListContext();
  const definition = caseListFor(roles);
  const [shown] = useColumns(definition);
  const studies = roles.some((role) => STUDYING.includes(role));
  const formats: readonly ExportFormat[] = studies ? [...FORMATS, 'JSONL'] : FORMATS;
  const [kept, setFormat] = useStore<ExportFormat>('exports.format', 'XLSX');
  const format = formats.includes(kept) ? kept : 'XLSX';
  const [table, setTable] = useState<(typeof TABLES)[number]>('CASES');
  const [withIin, setWithIin] = useState(false);
  const { busy, problem, made, make, makeTable, forget } = useExport();
  const mayTakeIin = shown.includes('APPLICANT') && roles.some((role) => OFFICIALS.includes(role));
  const columns = exportColumns(shown, {
    withIin: withIin && mayTakeIin,
    withPseudonyms: !definition.columns.includes('APPLICANT'),
  });

  const submit = () => {
    if (table !== 'CASES') return makeTable(table, format);
    if (queue) return make({ columns, format, queue });
    const order = readSort(definition, sort.field, sort.order) ?? definition.defaultSort;
    return make({
      columns,
      format,
      filter: caseVariables({ ...filterValues, ...filter }, today),
      sort: { field: order.field as 'RECEIVED_AT', direction: order.order },
    });
  };

  return (
    <Dialog open onClose={busy ? undefined : onClose} aria-labelledby={id} data-dialog="export">
      <DialogTitle id={id}>{t('exports.title', { smart_count: total, count: number(total) })}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 2 }}>
          {queue ? <Typography>{term('inbox', queue)}</Typography> : null}
          {studies && !queue ? (
            <RadioChoice
              id={`${id}-table`}
              label={t('exports.table')}
              value={table}
              options={TABLES}
              wordOf={(one) => t(`exports.${one}`)}
              onChoose={(one) => {
                forget();
                setTable(one);
              }}
            />
          ) : null}
          <RadioChoice
            id={`${id}-format`}
            label={t('exports.format')}
            value={format}
            options={formats}
            wordOf={(one) => t(`exports.${one}`)}
            onChoose={(one) => {
              forget();
              setFormat(one);
            }}
          />
          {table === 'CASES' ? (
            <div>
              <Typography variant="body2" color="textSecondary">
                {t('exports.columns')}
              </Typography>
              <Typography variant="body2">
                {columns.map((code) => t(`exports.column.${code}`)).join(', ')}
              </Typography>
            </div>
          ) : (
            <Typography variant="body2">{t('exports.whole')}</Typography>
          )}
          {mayTakeIin && table === 'CASES' ? (
            <FormControlLabel
              label={t('exports.withIin')}
              control={<Checkbox size="small" checked={withIin} onChange={(_event, on) => setWithIin(on)} />}
            />
          ) : null}
          <Typography variant="caption">{t('exports.logged')}</Typography>
          <FormProblem problem={problem} />
          {made ? (
            <Alert severity="success" role="status" data-testid="exported">
              {t('exports.made', { smart_count: made.rows, count: number(made.rows), name: made.fileName })}
            </Alert>
          ) : null}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={busy}>
          {t(made ? 'app.close' : 'dialog.cancel')}
        </Button>
        <Button variant="contained" loading={busy} onClick={submit} data-submit="export">
          {t(made ? 'exports.again' : 'exports.submit')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
