import { useCallback, useEffect, useRef, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { RegisterValues } from '../registerInput.ts';
import { type Attempt, type Draft, type DraftContent, type DraftStore, isTouched } from './draft.ts';

const PAUSE = 300;

interface KeptDraft {
  readonly id: string;
  readonly store: DraftStore;
  readonly form: UseFormReturn<RegisterValues>;
  readonly restored: Draft | null;
  readonly intake: DraftContent['intake'];
  readonly empty: RegisterValues;
  /** Called when the page is left and a draft stays behind. */
  readonly onLeft: () => void;
}

/** Keeps the form on this machine while it is typed: soon after each key, and at once when the page goes away. */
export function useKeptDraft(options: KeptDraft) {
  const [keptAt, setKeptAt] = useState(options.restored?.savedAt ?? null);
  const attempt = useRef(options.restored?.content.attempt ?? null);
  const closed = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  const write = useCallback((): Promise<boolean> => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    const { id, store, form, intake, empty } = latest.current;
    const content: DraftContent = {
      values: form.getValues(),
      defaults: { ...empty, ...form.formState.defaultValues } as RegisterValues,
      intake,
      attempt: attempt.current,
    };
    // One after the other: an older content must never be written over a newer one.
    const written = last.current.then(async () => {
      if (closed.current) return false;
      const touched = isTouched(content, empty);
      if (!touched) await store.remove(id);
      const kept = touched && (await store.save(id, content));
      setKeptAt(kept ? Date.now() : null);
      return kept;
    });
    const answer = written.catch(() => false);
    last.current = answer;
    return answer;
  }, []);

  const { form } = options;
  useEffect(() => {
    const soon = () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(() => void write(), PAUSE);
    };
    const atOnce = () => {
      if (timer.current !== null) void write();
    };
    const unsubscribe = form.subscribe({ formState: { values: true }, callback: soon });
    window.addEventListener('pagehide', atOnce);
    document.addEventListener('visibilitychange', atOnce);
    return () => {
      unsubscribe();
      window.removeEventListener('pagehide', atOnce);
      document.removeEventListener('visibilitychange', atOnce);
      if (closed.current) return;
      const { onLeft, store } = latest.current;
      void write().then((kept) => kept && store.whole && onLeft());
    };
  }, [form, write]);

  const keepAttempt = useCallback(
    async (next: Attempt | null): Promise<void> => {
      attempt.current = next;
      await write();
    },
    [write],
  );

  /** Removes the draft and writes no more: the form has become a case, or is not wanted. */
  const close = useCallback(async (): Promise<void> => {
    closed.current = true;
    if (timer.current !== null) clearTimeout(timer.current);
    await last.current;
    const { id, store } = latest.current;
    await store.remove(id).catch(() => undefined);
  }, []);

  return { keptAt, keepAttempt, close };
}
