import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import {
  ApiTokenOperationsDocument,
  ApiTokensDocument,
  CreateApiTokenDocument,
  type CreateApiTokenInput,
  type CreateApiTokenMutation,
  RevokeApiTokenDocument,
  type Role,
} from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';

const KEY = ['apiTokens'];

/** How many tokens a page shows. */
export const PAGE_LENGTH = 25;

/** A page of the API tokens, the latest first: of one user or of all, in force or ended too. */
export function useTokens(userId: string | null, ended: boolean, page: number) {
  const { ask } = useDataProvider<KomekDataProvider>();
  return useQuery({
    queryKey: [...KEY, userId, ended, page],
    queryFn: async () => {
      const filter = { ...(userId === null ? {} : { userId }), ...(ended ? {} : { inForce: true }) };
      const asked = { filter, first: PAGE_LENGTH, offset: (page - 1) * PAGE_LENGTH };
      return (await ask(ApiTokensDocument, asked)).apiTokens;
    },
    placeholderData: keepPreviousData,
  });
}

/** The operations that a token of this role may be limited to. */
export function useOperations(role: Role | null) {
  const { ask } = useDataProvider<KomekDataProvider>();
  return useQuery({
    queryKey: [...KEY, 'operations', role],
    queryFn: async () => (role ? (await ask(ApiTokenOperationsDocument, { role })).apiTokenOperations : []),
    enabled: role !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** A token that was just made, with its secret. */
export type MadeToken = CreateApiTokenMutation['createApiToken'];

/** Making and revoking; the list is read anew after each. */
export function useTokenChanges() {
  const { ask } = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: KEY });
  return {
    async create(input: CreateApiTokenInput): Promise<MadeToken> {
      const { createApiToken } = await ask(CreateApiTokenDocument, { input });
      await refresh();
      return createApiToken;
    },
    async revoke(id: string): Promise<void> {
      await ask(RevokeApiTokenDocument, { id });
      await refresh();
    },
  };
}
