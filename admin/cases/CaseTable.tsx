import type { ReactNode } from 'react';
import { useViewer } from '../auth/useViewer.ts';
import { useFreshDay } from '../deadlines/useFreshDay.ts';
import type { CaseLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { caseListFor } from '../lists/caseList.ts';
import { ListTable } from '../lists/ListTable.tsx';
import { useColumns } from '../lists/useColumns.ts';
import { numberOf } from './numberOf.ts';
import { useCaseColumns } from './useCaseColumns.tsx';

interface CaseTableProps {
  /** A queue comes in the server's order. */
  readonly sortable?: boolean;
  readonly empty: { readonly title: string; readonly hint: string; readonly action?: ReactNode };
  /** Which rows may be chosen; without it none may. What is done with them stands outside the table. */
  readonly selectable?: (record: CaseLineFragment) => boolean;
}

/** The cases of the list around it in the columns that this browser keeps. */
export function CaseTable({ sortable = true, empty, selectable }: CaseTableProps) {
  const { t } = useWords();
  const viewer = useViewer();
  useFreshDay();
  const [shown] = useColumns(caseListFor(viewer?.roles ?? []));
  const columns = useCaseColumns(shown);
  return (
    <ListTable<CaseLineFragment>
      label={t('cases.rows')}
      columns={columns}
      to={({ id }) => `/cases/${id}`}
      sortable={sortable}
      empty={empty}
      {...(selectable
        ? { choice: { allowed: selectable, name: (row) => numberOf(row) ?? t('cases.noNumber') } }
        : {})}
    />
  );
}
