import { Link, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import type { DueOverviewQuery, DueState } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { Section } from '../shared/Section.tsx';
import { caseListLink } from './caseListLink.ts';

const COLUMNS = [
  { count: 'late', state: 'LATE' },
  { count: 'today', state: 'TODAY' },
  { count: 'thisWeek', state: 'THIS_WEEK' },
  { count: 'later', state: 'LATER' },
] as const satisfies readonly { count: string; state: DueState }[];

/** The counts of each department, for whoever reads several. */
export function OfficesSection({ offices }: { readonly offices: DueOverviewQuery['dueOverview'] }) {
  const { t, term, number, office: nameOf } = useWords();
  return (
    <Section title={t('oversight.offices')}>
      <Table size="small" aria-label={t('oversight.offices')}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 0 }}>{t('fields.office')}</TableCell>
            {COLUMNS.map(({ count }) => (
              <TableCell key={count} align="right">
                {t(`oversight.${count}`)}
              </TableCell>
            ))}
            <TableCell align="right">{t('oversight.open')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {offices.map(({ office, open, ...counts }) => (
            <TableRow key={office.id} data-office={office.code}>
              <TableCell component="th" scope="row" sx={{ pl: 0 }}>
                {nameOf(office)}
              </TableCell>
              {COLUMNS.map(({ count, state }) => (
                <TableCell key={count} align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                  {counts[count] === 0 ? (
                    number(0)
                  ) : (
                    <Link
                      component={RouterLink}
                      to={caseListLink({ due: [state], officeId: [office.id] })}
                      aria-label={t('oversight.openTheList', {
                        office: nameOf(office),
                        state: term('dueState', state),
                        count: number(counts[count]),
                      })}
                      sx={{ fontWeight: state === 'LATE' ? 600 : 400 }}
                    >
                      {number(counts[count])}
                    </Link>
                  )}
                </TableCell>
              ))}
              <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                {number(open)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}
