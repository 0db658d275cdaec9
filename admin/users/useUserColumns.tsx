import { useMemo } from 'react';
import type { UserWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import type { ListColumn } from '../lists/ListTable.tsx';
import { RowLink } from '../lists/RowLink.tsx';
import type { UserColumnCode } from './userList.ts';

type Column = Omit<ListColumn<UserWholeFragment>, 'code' | 'label'>;

/** The word over a column of the list of users. */
export const userColumnKey = (code: UserColumnCode): string =>
  `list.column.${code === 'OFFICE' ? 'ANY_OFFICE' : code}`;

/** The shown columns of the list of users: their headings, and what stands in them. */
export function useUserColumns(shown: readonly UserColumnCode[]): readonly ListColumn<UserWholeFragment>[] {
  const words = useWords();
  const codes = shown.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change only with these two, the columns with their codes
  return useMemo(() => {
    const columns = columnsIn(words);
    return shown.map((code) => ({ code, label: words.t(userColumnKey(code)), ...columns[code] }));
  }, [words.t, words.locale, codes]);
}

function columnsIn({
  t,
  term,
  office,
  dateTime,
}: ReturnType<typeof useWords>): Record<UserColumnCode, Column> {
  const none = t('app.none');
  return {
    NAME: {
      sort: 'NAME',
      render: (user) => (
        <>
          <RowLink to={`/users/${user.id}`}>{user.fullName}</RowLink>
          {user.active ? null : <div className="caption">{t('users.closed')}</div>}
        </>
      ),
    },
    LOGIN: { sort: 'LOGIN', render: ({ login }) => login },
    ROLES: { render: ({ roles }) => roles.map((role) => term('role', role)).join(', ') },
    OFFICE: { render: (user) => office(user.office) },
    LAST_SIGN_IN: { render: ({ lastSignInAt }) => (lastSignInAt ? dateTime(lastSignInAt) : none) },
    STATE: { render: ({ active }) => t(active ? 'users.onlyOpen' : 'users.onlyClosed') },
    TOTP: { render: ({ totpSince }) => t(totpSince ? 'app.yes' : 'app.no') },
    PHONE: { render: ({ phone }) => phone ?? none },
    EMAIL: { render: ({ email }) => email ?? none },
  };
}
