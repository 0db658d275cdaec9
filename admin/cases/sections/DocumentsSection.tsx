import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { CaseWholeFragment, DocumentState } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { Section } from '../../shared/Section.tsx';
import { useReferenceWords } from '../../shared/useReferenceWords.ts';
import { tones } from '../../theme/palette.ts';

const COLOUR: Readonly<Record<DocumentState, string>> = {
  PRESENT: tones.done.text,
  ABSENT: tones.returned.text,
  NOT_REQUIRED: tones.closed.text,
};

/** The six documents of the Standard: as handed in, and as the executor found them. */
export function DocumentsSection({ record }: { readonly record: CaseWholeFragment }) {
  const { t, term } = useWords();
  const { nameOf } = useReferenceWords('DOCUMENT_KIND');
  const checked = record.documents.some(({ atCheck }) => atCheck !== null);
  const mark = (state: DocumentState | null) =>
    state ? <span style={{ color: COLOUR[state] }}>{term('documentState', state)}</span> : t('app.none');
  return (
    <Section title={t('case.documents')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 0 }}>{t('fields.document')}</TableCell>
            <TableCell>{t('fields.atIntake')}</TableCell>
            <TableCell align="right">{t('fields.pages')}</TableCell>
            {checked ? <TableCell>{t('fields.atCheck')}</TableCell> : null}
          </TableRow>
        </TableHead>
        <TableBody>
          {record.documents.map(({ id, kind, atIntake, pages, atCheck, checkNote }) => (
            <TableRow key={id}>
              <TableCell component="th" scope="row" sx={{ pl: 0 }}>
                {nameOf(kind)}
                {checkNote ? (
                  <Typography variant="caption" component="div">
                    {checkNote}
                  </Typography>
                ) : null}
              </TableCell>
              <TableCell>{mark(atIntake)}</TableCell>
              <TableCell align="right">{atIntake === 'PRESENT' ? pages : ''}</TableCell>
              {checked ? <TableCell>{mark(atCheck)}</TableCell> : null}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}
