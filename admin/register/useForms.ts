import { useCallback, useEffect, useRef, useState } from 'react';
import { newKey } from '../providers/transitions.ts';
import type { Draft, DraftStore } from './draft/draft.ts';
import { holdForm, openForms } from './draft/openForms.ts';
import { openStore } from './draft/openStore.ts';
import type { RegisterValues } from './registerInput.ts';

/** What the page shows: nothing yet, drafts to choose from, or a form. */
export type Shown =
  | { readonly kind: 'loading' }
  | { readonly kind: 'drafts'; readonly drafts: readonly Draft[] }
  | {
      readonly kind: 'form';
      readonly id: string;
      readonly restored: Draft | null;
      readonly store: DraftStore;
    };

/** The forms of this tab, one after another; a form that is open in another tab stays with that one. */
export function useForms(userId: string, empty: RegisterValues) {
  const [shown, setShown] = useState<Shown>({ kind: 'loading' });
  const store = useRef<DraftStore | null>(null);
  const release = useRef(() => {});
  const gone = useRef(false);

  const show = useCallback(async (id: string, restored: Draft | null): Promise<boolean> => {
    const letGo = await holdForm(id);
    if (!letGo || !store.current) return false;
    release.current();
    release.current = letGo;
    if (gone.current) letGo();
    else setShown({ kind: 'form', id, restored, store: store.current });
    return true;
  }, []);

  const startNew = useCallback(() => show(newKey(), null), [show]);

  const begin = useCallback(async (): Promise<void> => {
    store.current ??= await openStore(userId, empty);
    const open = await openForms();
    const drafts = (await store.current.list()).filter(({ id }) => !open.has(id));
    const [only, ...others] = drafts;
    if (others.length > 0) return setShown({ kind: 'drafts', drafts });
    // Another tab may take it in this very moment.
    if (!only || !(await show(only.id, only))) await startNew();
  }, [userId, empty, show, startNew]);

  useEffect(() => {
    gone.current = false;
    void begin();
    return () => {
      gone.current = true;
      release.current();
    };
  }, [begin]);

  return {
    shown,
    startNew,
    restore: async (draft: Draft) => {
      if (!(await show(draft.id, draft))) await begin();
    },
    discard: async (id: string) => {
      await store.current?.remove(id);
      await begin();
    },
  };
}
