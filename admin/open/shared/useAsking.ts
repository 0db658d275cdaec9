import { useCallback, useRef, useState } from 'react';
import { AskError, type Problem } from './ask.ts';

/** What has become of a question. */
export type Asking<Answer> =
  | { readonly state: 'idle' }
  | { readonly state: 'busy' }
  | { readonly state: 'answered'; readonly answer: Answer }
  | { readonly state: 'failed'; readonly problem: Problem };

/** A question and its answer; of two questions the later one counts, whichever answer comes first. */
export function useAsking<Answer>() {
  const [asking, setAsking] = useState<Asking<Answer>>({ state: 'idle' });
  const asked = useRef(0);

  const ask = useCallback(async (question: () => Promise<Answer>) => {
    asked.current += 1;
    const mine = asked.current;
    setAsking({ state: 'busy' });
    const next = await question().then(
      (answer): Asking<Answer> => ({ state: 'answered', answer }),
      (error: unknown): Asking<Answer> => ({
        state: 'failed',
        problem: error instanceof AskError ? error.problem : { kind: 'FAILED' },
      }),
    );
    if (mine === asked.current) setAsking(next);
  }, []);

  const forget = useCallback(() => {
    asked.current += 1;
    setAsking({ state: 'idle' });
  }, []);

  return { asking, ask, forget };
}
