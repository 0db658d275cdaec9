import { useSyncExternalStore } from 'react';
import { session } from '../providers/providers.ts';

/** Whether the session has ended under the open page. */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(session.subscribe, session.isEnded);
}

/** Changes when somebody has signed in again on the open page: streams that ended with the session begin anew. */
export function useSessionTurn(): number {
  return useSyncExternalStore(session.subscribe, session.turn);
}
