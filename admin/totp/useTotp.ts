import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAuthProvider, useDataProvider } from 'react-admin';
import {
  DisableTotpDocument,
  EnableTotpDocument,
  OwnTotpDocument,
  RenewRecoveryCodesDocument,
  StartTotpDocument,
} from '../generated/graphql.ts';
import type { KomekAuthProvider } from '../providers/authProvider.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import type { ProofValues } from '../signing/useProof.ts';

const KEY = ['ownTotp'];

/** No password is typed where a provider opened the session. */
const given = ({ password, code }: ProofValues) => ({ password: password || null, code });

/** Whether one's own codes are on, and since when; null: off. */
export function useOwnTotp() {
  const dataProvider = useDataProvider<KomekDataProvider>();
  return useQuery({
    queryKey: KEY,
    queryFn: async () => (await dataProvider.ask(OwnTotpDocument, {})).viewer?.totp ?? null,
  });
}

/** A secret to be scanned; a new one whenever the page asks. */
export function useNewSecret() {
  const dataProvider = useDataProvider<KomekDataProvider>();
  return useMutation({ mutationFn: async () => (await dataProvider.ask(StartTotpDocument, {})).startTotp });
}

/** Turning one's own codes on and off; what they change of the rights is read anew by `refresh`. */
export function useTotpChanges() {
  const dataProvider = useDataProvider<KomekDataProvider>();
  const authProvider = useAuthProvider<KomekAuthProvider>();
  const queryClient = useQueryClient();
  const refresh = async (): Promise<void> => {
    await authProvider?.refresh();
    await queryClient.invalidateQueries({ queryKey: ['auth'] });
    await queryClient.invalidateQueries({ queryKey: KEY });
  };
  return {
    refresh,
    enable: async (proof: ProofValues) =>
      (await dataProvider.ask(EnableTotpDocument, given(proof))).enableTotp,
    renew: async (proof: ProofValues) =>
      (await dataProvider.ask(RenewRecoveryCodesDocument, given(proof))).renewRecoveryCodes,
    async disable(proof: ProofValues) {
      await dataProvider.ask(DisableTotpDocument, given(proof));
      await refresh();
    },
  };
}
