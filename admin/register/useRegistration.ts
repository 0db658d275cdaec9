import { useCallback, useEffect, useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { CaseWholeFragment, RegisterApplicationInput } from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import type { Attempt } from './draft/draft.ts';
import { inTime, isUnanswered, sendOnce } from './sendOnce.ts';

const PATIENCE = 20_000;
const PAUSE = 3000;

interface RegistrationOptions {
  readonly atAkim: boolean;
  /** What the restored draft had sent. */
  readonly pending: Attempt | null;
  readonly keep: (attempt: Attempt | null) => Promise<void>;
  readonly onRegistered: (record: CaseWholeFragment, earlier: boolean) => Promise<void>;
  readonly onRefused: (error: unknown) => Promise<void>;
}

/** Sends the application; while no answer comes it is sent again and again under its one key. */
export function useRegistration(options: RegistrationOptions) {
  const dataProvider = useDataProvider<KomekDataProvider>();
  const [phase, setPhase] = useState<'idle' | 'sending' | 'waiting'>('idle');
  const pending = useRef(options.pending);
  const wanted = useRef<readonly [RegisterApplicationInput, boolean] | null>(null);
  const busy = useRef(false);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  const register = useCallback(
    async (input: RegisterApplicationInput, isRepeated = false) => {
      if (busy.current) return;
      busy.current = true;
      wanted.current = [input, isRepeated];
      setPhase((now) => (now === 'waiting' ? now : 'sending'));
      const { atAkim, keep, onRegistered, onRefused } = latest.current;
      const name = atAkim ? 'registerAtAkim' : 'registerApplication';
      try {
        const { answer, earlier } = await sendOnce(input, {
          pending: pending.current,
          send: ({ input: sent, key }) =>
            inTime(dataProvider.runTransition(name, { ...sent, idempotencyKey: key }), PATIENCE),
          keep: (attempt) => {
            pending.current = attempt;
            return keep(attempt);
          },
          now: Date.now,
        });
        if (answer) await onRegistered(answer, earlier || isRepeated);
      } catch (error) {
        if (isUnanswered(error)) return setPhase('waiting');
        setPhase('idle');
        await onRefused(error);
      } finally {
        busy.current = false;
      }
    },
    [dataProvider],
  );

  const retry = useCallback(() => {
    if (wanted.current) void register(...wanted.current);
  }, [register]);

  /** Sends once more what was sent before and never answered; false when there is no such thing. */
  const repeat = useCallback((): boolean => {
    const sent = pending.current?.input;
    if (sent) void register(sent, true);
    return sent !== undefined;
  }, [register]);

  useEffect(() => {
    if (phase !== 'waiting') return;
    const timer = setInterval(retry, PAUSE);
    window.addEventListener('online', retry);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', retry);
    };
  }, [phase, retry]);

  return { phase, register, retry, repeat, backToForm: () => setPhase('idle') };
}
