import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { ChooseFiles } from '../../attachments/ChooseFiles.tsx';
import { DROP_PLACE } from '../../attachments/useFileDrop.ts';
import type { CaseWholeFragment, DocumentState } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { useReferenceWords } from '../../shared/useReferenceWords.ts';
import { visuallyHidden } from '../../shared/visuallyHidden.ts';
import { tones } from '../../theme/palette.ts';

const COLOUR: Readonly<Record<DocumentState, string>> = {
  PRESENT: tones.done.text,
  ABSENT: tones.returned.text,
  NOT_REQUIRED: tones.closed.text,
};

// On a phone every document is a block of its own.
const NARROW = {
  display: { xs: 'block', md: 'table' },
  '& > thead': { display: { xs: 'none', md: 'table-header-group' } },
  '& > tbody': { display: { xs: 'block', md: 'table-row-group' } },
  '& > tbody > tr': {
    display: { xs: 'block', md: 'table-row' },
    borderBottom: 1,
    borderColor: 'divider',
    py: { xs: 1, md: 0 },
  },
  '& > tbody > tr > *': {
    display: { xs: 'block', md: 'table-cell' },
    border: 0,
    verticalAlign: 'top',
    px: { xs: 0, md: 1 },
    py: { xs: 0.25, md: 0.75 },
  },
  '& th:first-of-type': { pl: 0 },
} as const;

interface DocumentsTableProps {
  readonly documents: CaseWholeFragment['documents'];
  /** What stands under the name of a line: its files. */
  readonly filesOf: (documentId: string, name: string) => ReactNode;
  /** Null where none may be added. */
  readonly onFiles: ((files: File[], documentId: string) => void) | null;
  /** How the line looks over which files are dragged. */
  readonly look: (documentId: string) => object;
}

/** The lines of the checklist: as handed in, and as the executor found them. */
export function DocumentsTable({ documents, filesOf, onFiles, look }: DocumentsTableProps) {
  const { t, term } = useWords();
  const { nameOf } = useReferenceWords('DOCUMENT_KIND');
  const checked = documents.some(({ atCheck }) => atCheck !== null);
  const mark = (state: DocumentState | null) =>
    state ? <span style={{ color: COLOUR[state] }}>{term('documentState', state)}</span> : t('app.none');
  return (
    <Table size="small" sx={NARROW} aria-label={t('case.documents')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('fields.document')}</TableCell>
          <TableCell>{t('fields.atIntake')}</TableCell>
          {checked ? <TableCell>{t('fields.atCheck')}</TableCell> : null}
          {onFiles ? (
            <TableCell sx={{ displayPrint: 'none' }}>
              <span style={visuallyHidden}>{t('attachments.add')}</span>
            </TableCell>
          ) : null}
        </TableRow>
      </TableHead>
      <TableBody>
        {documents.map(({ id, kind, atIntake, pages, atCheck, checkNote }) => (
          <TableRow key={id} {...{ [DROP_PLACE]: id }} data-document={kind} sx={look(id)}>
            <TableCell component="th" scope="row">
              {nameOf(kind)}
              {checkNote ? (
                <Typography variant="caption" component="div">
                  {checkNote}
                </Typography>
              ) : null}
              {filesOf(id, nameOf(kind))}
            </TableCell>
            <TableCell>
              <Narrow label={t('fields.atIntake')} />
              {mark(atIntake)}
              {atIntake === 'PRESENT' ? (
                <Typography
                  variant="caption"
                  component="span"
                  sx={{ display: { md: 'block' }, ml: { xs: 1, md: 0 } }}
                >
                  {t('case.pagesCount', { smart_count: pages })}
                </Typography>
              ) : null}
            </TableCell>
            {checked ? (
              <TableCell>
                <Narrow label={t('fields.atCheck')} />
                {mark(atCheck)}
              </TableCell>
            ) : null}
            {onFiles ? (
              <TableCell align="right" sx={{ displayPrint: 'none' }}>
                <ChooseFiles
                  label={t('attachments.addTo', { document: nameOf(kind) })}
                  place={kind}
                  onFiles={(files) => onFiles(files, id)}
                >
                  {t('attachments.add')}
                </ChooseFiles>
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** What a column's heading says where there are no columns. */
const Narrow = ({ label }: { readonly label: string }) => (
  <Typography component="span" variant="caption" sx={{ display: { md: 'none' } }}>
    {label}:{' '}
  </Typography>
);
