import type { Role } from '../generated/graphql.ts';
import { mayAccess } from '../providers/access.ts';

/** A page of the main menu. */
export interface NavigationPage {
  readonly path: string;
  /** Its words: `nav.<key>`. */
  readonly key: string;
  readonly resource: string;
  readonly action: string;
}

const PAGES: readonly NavigationPage[] = [
  { path: '/work', key: 'work', resource: 'inbox', action: 'list' },
  { path: '/signing', key: 'signing', resource: 'signing', action: 'list' },
  { path: '/cases', key: 'cases', resource: 'cases', action: 'list' },
  { path: '/register', key: 'register', resource: 'cases', action: 'create' },
  { path: '/journals', key: 'journals', resource: 'journals', action: 'list' },
  { path: '/oversight', key: 'oversight', resource: 'oversight', action: 'list' },
  { path: '/reports', key: 'reports', resource: 'reports', action: 'list' },
  { path: '/offices', key: 'offices', resource: 'offices', action: 'list' },
  { path: '/calendar', key: 'calendar', resource: 'calendar', action: 'list' },
  { path: '/history', key: 'history', resource: 'history', action: 'list' },
  { path: '/absences', key: 'absences', resource: 'absences', action: 'list' },
  { path: '/users', key: 'users', resource: 'users', action: 'list' },
  { path: '/referenceEntries', key: 'referenceEntries', resource: 'referenceEntries', action: 'list' },
];

/** The pages of the main menu that these roles open. */
export function pagesOf(roles: readonly Role[]): readonly NavigationPage[] {
  return PAGES.filter(({ resource, action }) => mayAccess(roles, resource, action));
}

/** The page of the menu that an address belongs to. */
export function pageAt(pages: readonly NavigationPage[], pathname: string): NavigationPage | undefined {
  return pages.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
}
