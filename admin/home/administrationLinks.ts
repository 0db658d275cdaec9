import type { AdminHomeQuery } from '../generated/graphql.ts';

type Counted = keyof AdminHomeQuery['administration'];

/** One line of an administrator's home: its words, the count beside them, and the list that holds so many. */
export interface AdministrationLine {
  readonly words: string;
  readonly count: Counted | null;
  readonly to: string | null;
}

const listLink = (list: 'users' | 'offices', filter: object): string =>
  `/${list}?${new URLSearchParams({ filter: JSON.stringify(filter), page: '1' })}`;

const department = { kind: 'DEPARTMENT', inForce: true };

const counted = (count: Counted, to: string | null): AdministrationLine => ({ words: count, count, to });

/** What an administrator's home leads to, group by group; failed sign-ins have no list but the access log. */
export const administrationLinks: readonly {
  readonly group: 'users' | 'offices' | 'calendar' | 'sessions';
  readonly lines: readonly AdministrationLine[];
}[] = [
  {
    group: 'users',
    lines: [
      counted('activeUsers', listLink('users', { active: true })),
      counted('inactiveUsers', listLink('users', { active: false })),
      counted('neverSignedIn', listLink('users', { active: true, signedIn: false })),
      { words: 'createUser', count: null, to: '/users/create' },
    ],
  },
  {
    group: 'offices',
    lines: [
      { words: 'officesInForce', count: 'offices', to: listLink('offices', { inForce: true }) },
      counted('departmentsWithoutHead', listLink('offices', { ...department, without: ['HEAD'] })),
      counted('departmentsWithoutExecutor', listLink('offices', { ...department, without: ['EXECUTOR'] })),
      { words: 'reference', count: null, to: '/referenceEntries' },
    ],
  },
  {
    group: 'calendar',
    lines: [
      counted('lastCalendarYear', '/calendar'),
      counted('expectedDays', '/calendar'),
      { words: 'limits', count: null, to: '/calendar/limits' },
      { words: 'changes', count: null, to: '/calendar/changes' },
    ],
  },
  {
    group: 'sessions',
    lines: [
      counted('openSessions', '/sessions'),
      counted('failedSignIns', null),
      { words: 'apiTokens', count: null, to: '/tokens' },
      { words: 'history', count: null, to: '/history' },
    ],
  },
];
