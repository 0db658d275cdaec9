import { useMemo } from 'react';
import { TimeLeft } from '../deadlines/TimeLeft.tsx';
import type { CaseLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import type { CaseColumnCode } from '../lists/caseList.ts';
import type { ListColumn } from '../lists/ListTable.tsx';
import { RowLink } from '../lists/RowLink.tsx';
import { maskedIin } from './maskedIin.ts';
import { numberOf } from './numberOf.ts';
import { StatusChip } from './StatusChip.tsx';

type Column = Omit<ListColumn<CaseLineFragment>, 'code' | 'label'>;

/** The shown columns of a list of cases: their headings, and what stands in them. */
export function useCaseColumns(shown: readonly CaseColumnCode[]): readonly ListColumn<CaseLineFragment>[] {
  const words = useWords();
  const codes = shown.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change only with these two, the columns with their codes
  return useMemo(() => {
    const columns = columnsIn(words);
    return shown.map((code) => ({ code, label: words.t(`list.column.${code}`), ...columns[code] }));
  }, [words.t, words.locale, codes]);
}

function columnsIn({
  t,
  term,
  dateTime,
  number,
  office,
}: ReturnType<typeof useWords>): Record<CaseColumnCode, Column> {
  const none = t('app.none');
  const moment = (at: string | null) => <span className="moment">{at ? dateTime(at) : none}</span>;
  return {
    NUMBER: {
      sort: 'NUMBER',
      firstOrder: 'DESC',
      render: (record) => (
        <span className="number">
          <RowLink to={`/cases/${record.id}`}>{numberOf(record) ?? t('cases.noNumber')}</RowLink>
        </span>
      ),
    },
    APPLICANT: {
      sort: 'APPLICANT',
      render: ({ applicant }) => (
        <>
          <div className="person">{applicant?.fullName ?? t('cases.hidden')}</div>
          {applicant ? <div className="caption number">{maskedIin(applicant.iin)}</div> : null}
        </>
      ),
    },
    STATUS: {
      sort: 'STATUS',
      render: ({ status, returnCount }) => (
        <>
          <StatusChip status={status} />
          {returnCount > 0 ? (
            <div className="caption">{t('cases.returned', { count: returnCount })}</div>
          ) : null}
        </>
      ),
    },
    DUE_AT: {
      sort: 'DUE_AT',
      // The time left of the limit that governs, and what it is for.
      render: ({ due }) =>
        due ? (
          <>
            <div className="time">
              <TimeLeft clock={due} />
            </div>
            <div className="caption">{term('limitCode', due.step)}</div>
          </>
        ) : (
          none
        ),
    },
    EXECUTOR: { render: ({ executor }) => <span className="name">{executor?.shortName ?? none}</span> },
    OFFICE: { render: (record) => office(record.office) },
    CHANNEL: {
      render: ({ akimOffice, channel }) => (akimOffice ? office(akimOffice) : term('channel', channel)),
    },
    RECEIVED_AT: {
      sort: 'RECEIVED_AT',
      firstOrder: 'DESC',
      render: ({ receivedAt }) => moment(receivedAt),
    },
    STATUS_CHANGED_AT: {
      sort: 'STATUS_CHANGED_AT',
      firstOrder: 'DESC',
      render: ({ statusChangedAt }) => moment(statusChangedAt),
    },
    REGISTERED_AT: { render: ({ registeredAt }) => moment(registeredAt) },
    AKIM_NUMBER: { render: ({ akimNumber }) => <span className="number">{akimNumber ?? none}</span> },
    OUTCOME: { render: ({ outcome }) => (outcome ? term('noticeKind', outcome) : none) },
    RETURN_COUNT: { render: ({ returnCount }) => number(returnCount) },
  };
}
