import type { Role } from '../generated/graphql.ts';

type Action = 'list' | 'show' | 'create' | 'edit';

/** Whoever works cases, and knows their people by the whole IIN. */
export const OFFICIALS: readonly Role[] = ['CLERK', 'HEAD', 'EXECUTOR', 'AKIM_CLERK'];
const READERS: readonly Role[] = [...OFFICIALS, 'OVERSEER', 'ANALYST'];
const EVERYBODY: readonly Role[] = [...READERS, 'ADMIN'];
const ADMIN: readonly Role[] = ['ADMIN'];

/** Who may open which page. The server decides anew at every call; this table only spares a visit in vain. */
export const ACCESS: Readonly<Record<string, Partial<Record<Action, readonly Role[]>>>> = {
  inbox: { list: OFFICIALS },
  cases: { list: READERS, show: READERS, create: ['CLERK', 'AKIM_CLERK'] },
  signing: { list: ['HEAD'] },
  papers: { show: OFFICIALS },
  journals: { list: ['CLERK', 'HEAD', 'AKIM_CLERK'] },
  notifications: { list: [...OFFICIALS, 'OVERSEER'] },
  offices: { list: EVERYBODY, show: EVERYBODY, edit: ADMIN },
  oversight: { list: ['HEAD', 'OVERSEER', 'ANALYST'] },
  reports: { list: ['HEAD', 'OVERSEER', 'ANALYST'] },
  calendar: { list: EVERYBODY, edit: ADMIN },
  deadlineChanges: { list: ['ADMIN', 'OVERSEER'] },
  history: { list: ['ADMIN', 'OVERSEER'] },
  absences: { list: ['HEAD', 'ADMIN'] },
  users: { list: ADMIN, create: ADMIN, edit: ADMIN },
  sessions: { list: EVERYBODY, edit: EVERYBODY },
  apiTokens: { list: EVERYBODY },
  referenceEntries: { list: ADMIN, edit: ADMIN },
};

/** Whether one of the roles may do this; whatever the table does not name is closed. */
export function mayAccess(roles: readonly Role[], resource: string, action: string): boolean {
  const allowed = ACCESS[resource]?.[action as Action] ?? [];
  return roles.some((role) => allowed.includes(role));
}
