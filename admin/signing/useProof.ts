import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { useNow } from '../deadlines/useNow.ts';
import { ViewerDocument } from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { type Problem, problemOf } from '../providers/problem.ts';
import { isProven } from './proof.ts';

const PROOF_KEY = ['signingProof'];

/** What the signer types. */
export interface ProofValues {
  readonly password: string;
  /** Empty until one is asked for. */
  readonly code: string;
}

/** How long ago the signer proved by his password that it is he, and how he does it anew. */
export interface Proof {
  /** Whether a signature needs the password now. */
  readonly isNeeded: boolean;
  /** Proves it by the password, and a code where one is asked for; rejects with the server's words. */
  readonly confirm: (given: ProofValues) => Promise<void>;
  /** Asks the server whether it was proven meanwhile, in another window say; rejects when it does not answer. */
  readonly isProvenNow: () => Promise<boolean>;
  /** The server has refused the proof. */
  readonly expire: () => void;
}

/** Until when the signer has proved that it is he; asked anew with each dialog, for another tab may have proved it. */
export function useProof(isAsked = true): Proof {
  const dataProvider = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  const askUntil = async (): Promise<string | null> =>
    (await dataProvider.ask(ViewerDocument, {})).viewer?.provenUntil ?? null;
  const { data: until } = useQuery({
    queryKey: PROOF_KEY,
    queryFn: askUntil,
    enabled: isAsked,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  const isNeeded = useNow((now) => (until === undefined || isProven(until, now) ? 0 : 1)) === 1;
  return {
    isNeeded,
    async confirm({ password, code }) {
      const proven = await dataProvider.confirmPassword(password, code || null);
      queryClient.setQueryData(PROOF_KEY, proven);
    },
    async isProvenNow() {
      const proven = await askUntil();
      queryClient.setQueryData(PROOF_KEY, proven);
      return isProven(proven, Date.now());
    },
    expire: () => queryClient.setQueryData(PROOF_KEY, null),
  };
}

/** Whether a signature was refused only because the proof is too old. */
export const isUnproven = ({ code, refusal }: Problem): boolean =>
  code === 'TRANSITION_REFUSED' && refusal?.code === 'PROOF_EXPIRED';

/** What to say at which field of the proof; null for what is wrong with something else. */
export function proofProblem(
  error: unknown,
): { readonly field: keyof ProofValues; readonly words: string } | null {
  const { code } = problemOf(error);
  if (code === 'SIGN_IN_REFUSED') return { field: 'password', words: 'problems.field.WRONG_PASSWORD' };
  return isAboutCode(code) ? { field: 'code', words: `problems.error.${code}` } : null;
}

/** Whether the server asks for a code, or refuses the one that it got. */
export const isAboutCode = (code: string): code is 'CODE_NEEDED' | 'CODE_REFUSED' =>
  code === 'CODE_NEEDED' || code === 'CODE_REFUSED';
