import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { NoticesToSignDocument, SignNoticesDocument } from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { problemOf, problemOfValue } from '../providers/problem.ts';
import { makeIntent } from '../providers/transitions.ts';
import { INBOX_KEY } from '../work/useInbox.ts';
import { afterSigning, type Desk, EMPTY_DESK, type SignLine, signLines, toSend } from './desk.ts';
import { NOTICE_PAGES_KEY } from './useNoticePage.ts';
import { isUnproven, type Proof } from './useProof.ts';

/** Asked anew this often beside every change that this page makes itself; each answer is logged as a view (I-37). */
const ANEW = 120_000;

const TO_SIGN_KEY = [...INBOX_KEY, 'toSign'];

/** What is to be said after a call. */
export type Told =
  | { readonly kind: 'DONE'; readonly done: number; readonly failed: number }
  | { readonly kind: 'UNANSWERED' }
  | { readonly kind: 'PROBLEM'; readonly words: string };

/** The queue of the head with what he has read and marked of it, and how the marked ones are signed. */
export function useSigning(proof: Proof) {
  const { ask } = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  const [keyFor] = useState(() => makeIntent());
  const [desk, setDesk] = useState<Desk>(EMPTY_DESK);
  const [isBusy, setBusy] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: TO_SIGN_KEY,
    queryFn: async () => (await ask(NoticesToSignDocument, {})).inboxCases,
    refetchInterval: ANEW,
    refetchOnWindowFocus: false,
  });
  const lines: readonly SignLine[] = data ? signLines(data.nodes, desk) : [];
  const numberOf = (caseId: string): string => {
    const record = lines.find((line) => line.record.id === caseId)?.record;
    return record?.number ?? record?.akimNumber ?? '';
  };

  /** Signs the marked ones; answers false when the password is needed first. */
  const sign = async (): Promise<boolean> => {
    const notices = toSend(desk, lines);
    if (notices.length === 0 || isBusy) return true;
    setBusy(true);
    setTold(null);
    try {
      const input = { notices };
      const { signNotices } = await ask(SignNoticesDocument, {
        // A call without an answer is sent again under the same key, and nothing is signed twice.
        input: { ...input, idempotencyKey: keyFor(input) },
      });
      const after = afterSigning(desk, signNotices, numberOf, isUnproven);
      setDesk(after.desk);
      if (after.again > 0) proof.expire();
      if (after.again === 0 || after.done + after.failed > 0)
        setTold({ kind: 'DONE', done: after.done, failed: after.failed });
      if (
        signNotices.some(
          ({ problem }) => problem && problemOfValue(problem).refusal?.code === 'CONTENT_DIFFERS',
        )
      )
        void queryClient.resetQueries({ queryKey: NOTICE_PAGES_KEY });
      return after.again === 0;
    } catch (failure) {
      const { code } = problemOf(failure);
      setTold(
        code === 'UNREACHABLE'
          ? { kind: 'UNANSWERED' }
          : { kind: 'PROBLEM', words: failure instanceof Error ? failure.message : '' },
      );
      return true;
    } finally {
      setBusy(false);
      // Even a call that failed as a whole may have signed some of them.
      void queryClient.invalidateQueries({ queryKey: INBOX_KEY });
      void queryClient.invalidateQueries({ queryKey: ['cases'] });
    }
  };

  return {
    lines,
    // An answer from before the signature still counts what is signed by now.
    waiting: data ? data.totalCount - (data.nodes.length - lines.length) : 0,
    error,
    isPending,
    refetch,
    desk,
    setDesk,
    isBusy,
    told,
    sign,
  };
}
