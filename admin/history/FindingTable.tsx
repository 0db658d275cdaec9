import { Link, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { useViewer } from '../auth/useViewer.ts';
import type { HistoryFindingLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { mayAccess } from '../providers/access.ts';
import { Section } from '../shared/Section.tsx';

interface FindingTableProps {
  readonly findings: readonly HistoryFindingLineFragment[];
  /** How many there are in all. */
  readonly count: number;
}

/** What is wrong with the history, line by line, with its place. */
export function FindingTable({ findings, count }: FindingTableProps) {
  const { t, term, number, dateTime } = useWords();
  const opensCases = mayAccess(useViewer()?.roles ?? [], 'cases', 'show');
  const counted = (value: number | null | undefined) => (value == null ? null : number(value));
  return (
    <Section title={t('history.what')}>
      {count > findings.length ? (
        <Typography variant="body2" sx={{ mb: 1 }}>
          {t('history.first', { shown: number(findings.length), all: number(count) })}
        </Typography>
      ) : null}
      <Table size="small" aria-label={t('history.what')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('history.what')}</TableCell>
            <TableCell>{t('history.case')}</TableCell>
            <TableCell align="right">{t('history.step')}</TableCell>
            <TableCell align="right">{t('history.block')}</TableCell>
            <TableCell align="right">{t('history.record')}</TableCell>
            <TableCell>{t('history.at')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {findings.map((finding) => (
            <TableRow key={keyOf(finding)} data-finding={finding.kind}>
              <TableCell component="th" scope="row">
                {term('historyFindingKind', finding.kind)}
              </TableCell>
              <TableCell>
                {finding.caseId && opensCases ? (
                  <Link component={RouterLink} to={`/cases/${finding.caseId}`}>
                    {finding.caseId}
                  </Link>
                ) : (
                  finding.caseId
                )}
              </TableCell>
              <TableCell align="right">{counted(finding.seq)}</TableCell>
              <TableCell align="right">{counted(finding.block)}</TableCell>
              <TableCell align="right">{counted(finding.number)}</TableCell>
              <TableCell>{finding.at ? dateTime(finding.at) : null}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

const keyOf = ({ kind, number, caseId, seq, block }: HistoryFindingLineFragment): string =>
  [kind, number, caseId, seq, block].join();
