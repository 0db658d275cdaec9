import type { ComponentType } from 'react';
import type { Role } from '../generated/graphql.ts';
import { type Fetched, fetched } from '../shared/fetched.tsx';

const OversightHome = fetched(() => import('./OversightHome.tsx'), 'OversightHome');

/** The home of each role, fetched when somebody with that role comes; in the order in which they stand. */
const HOMES = {
  CLERK: fetched(() => import('./ClerkHome.tsx'), 'ClerkHome'),
  HEAD: fetched(() => import('./HeadHome.tsx'), 'HeadHome'),
  EXECUTOR: fetched(() => import('./ExecutorHome.tsx'), 'ExecutorHome'),
  AKIM_CLERK: fetched(() => import('./AkimClerkHome.tsx'), 'AkimClerkHome'),
  OVERSEER: OversightHome,
  ANALYST: OversightHome,
  ADMIN: fetched(() => import('./AdminHome.tsx'), 'AdminHome'),
} as const satisfies Record<Role, Fetched>;

/** The homes of somebody with these roles: each once, also where two roles share one. */
export function homesOf(roles: readonly Role[]): readonly { role: Role; HomeOf: ComponentType }[] {
  const all = Object.entries(HOMES) as [Role, ComponentType][];
  const held = all.filter(([role]) => roles.includes(role));
  return held
    .filter(([, HomeOf], index) => held.findIndex(([, other]) => other === HomeOf) === index)
    .map(([role, HomeOf]) => ({ role, HomeOf }));
}

/** Fetches the homes of these roles before the first page is drawn. */
export function fetchHomes(roles: readonly Role[]): void {
  for (const role of roles) HOMES[role].fetch().catch(() => undefined);
}
