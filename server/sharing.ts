import type { ExecutionArgs } from 'graphql';
import type { Carried, KomekPlugin } from './plugins.ts';
import type { Shares } from './shares.ts';

const isStream = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && Symbol.asyncIterator in result;

/**
 * Gives every signed-in user his share of the process, and no more; his programs have one of their own, so that his pages
 * do not wait for them. Who is not signed in is counted by address elsewhere.
 */
export function sharing(shares: Shares, programs: Shares): KomekPlugin {
  const stateOf = ({ contextValue }: ExecutionArgs) => (contextValue as Carried).komek;
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const { actor, ending } = stateOf(args as ExecutionArgs);
      if (!actor) return;
      const his = actor.credential.kind === 'token' ? programs : shares;
      setExecuteFn((given) => his.run(actor.id, ending.signal, () => executeFn(given)));
    },
    onSubscribe({ args, subscribeFn, setSubscribeFn }) {
      const { actor, ending } = stateOf(args as ExecutionArgs);
      if (!actor) return;
      setSubscribeFn(async (given) => {
        const close = shares.openStream(actor.id);
        // Whatever the end of a stream is, it aborts this.
        ending.signal.addEventListener('abort', close, { once: true });
        if (ending.signal.aborted) close();
        try {
          const result: unknown = await subscribeFn(given);
          if (!isStream(result)) close();
          return result;
        } catch (error) {
          close();
          throw error;
        }
      });
    },
  };
}
