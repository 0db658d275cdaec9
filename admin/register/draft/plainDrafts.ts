import type { RegisterValues } from '../registerInput.ts';
import { type Draft, type DraftStore, isExpired, withoutPeople } from './draft.ts';

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Drafts where nothing can be encrypted (a page served without TLS has no `crypto.subtle`): only the marks of the
 * checklist and the choices, and only as long as the tab is open.
 */
export function plainDrafts(
  storage: Kept,
  userId: string,
  empty: RegisterValues,
  now: () => number = Date.now,
): DraftStore {
  const place = `komek.register.${userId}`;
  const read = (): Draft | null => {
    const text = storage.getItem(place);
    return text === null ? null : (JSON.parse(text) as Draft);
  };
  return {
    whole: false,
    async list() {
      const draft = read();
      if (!draft) return [];
      if (!isExpired(draft.savedAt, now())) return [draft];
      storage.removeItem(place);
      return [];
    },
    async save(id, content) {
      const draft: Draft = { id, savedAt: now(), content: withoutPeople(content, empty) };
      storage.setItem(place, JSON.stringify(draft));
      return true;
    },
    async remove(id) {
      if (read()?.id === id) storage.removeItem(place);
    },
  };
}
