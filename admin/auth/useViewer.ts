import { useGetIdentity } from 'react-admin';
import type { Role } from '../generated/graphql.ts';
import type { Identity } from '../providers/authProvider.ts';

/** The signed-in official, or null while he is not known yet. */
export function useViewer(): Identity | null {
  const { data } = useGetIdentity();
  return data && 'roles' in data ? (data as Identity) : null;
}

/** Whether the signed-in official has one of the roles; false while he is not known yet. */
export function useHasRole(...roles: readonly Role[]): boolean {
  return useViewer()?.roles.some((role) => roles.includes(role)) ?? false;
}
