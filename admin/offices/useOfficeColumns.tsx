import { useMemo } from 'react';
import type { OfficeWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import type { ListColumn } from '../lists/ListTable.tsx';
import { RowLink } from '../lists/RowLink.tsx';
import type { OfficeColumnCode } from './officeList.ts';

type Column = Omit<ListColumn<OfficeWholeFragment>, 'code' | 'label'>;

/** The word over a column of the list of offices. */
export const officeColumnKey = (code: OfficeColumnCode): string =>
  `list.column.${code === 'NAME' ? 'ANY_OFFICE' : code}`;

/** The shown columns of the list of offices: their headings, and what stands in them. */
export function useOfficeColumns(
  shown: readonly OfficeColumnCode[],
): readonly ListColumn<OfficeWholeFragment>[] {
  const words = useWords();
  const codes = shown.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change only with these two, the columns with their codes
  return useMemo(() => {
    const columns = columnsIn(words);
    return shown.map((code) => ({ code, label: words.t(officeColumnKey(code)), ...columns[code] }));
  }, [words.t, words.locale, codes]);
}

function columnsIn({ t, term, office }: ReturnType<typeof useWords>): Record<OfficeColumnCode, Column> {
  const none = t('app.none');
  return {
    NAME: {
      sort: 'NAME',
      render: (record) => (
        <>
          <RowLink to={`/offices/${record.id}/show`}>{office(record)}</RowLink>
          {record.validTo ? <div className="caption">{t('offices.closed')}</div> : null}
        </>
      ),
    },
    CODE: { sort: 'CODE', render: ({ code }) => code },
    KIND: { render: ({ kind }) => term('officeKind', kind) },
    DISTRICT: { render: ({ district }) => district ?? none },
    PHONE: { render: ({ phone, phoneRaw }) => phone ?? phoneRaw ?? none },
    EMAIL: { render: ({ email }) => email ?? none },
    PARENT: { render: ({ parent }) => (parent ? office(parent) : none) },
  };
}
