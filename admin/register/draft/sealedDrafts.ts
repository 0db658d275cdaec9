import { type Draft, type DraftContent, type DraftStore, isExpired } from './draft.ts';
import { newDraftKey, seal, unseal } from './sealing.ts';
import type { SealedDraft, Vault } from './vault.ts';

const newestFirst = (one: Draft, other: Draft): number => other.savedAt - one.savedAt;

/**
 * Drafts of one official, encrypted under a key that exists from his first form until he signs out. A form that is left
 * open in another tab finds no key then and writes nothing.
 */
export async function sealedDrafts(
  vault: Vault,
  userId: string,
  now: () => number = Date.now,
): Promise<DraftStore> {
  if (!(await vault.keyOf(userId))) await vault.keepKey(userId, await newDraftKey());
  const ownerOf = (id: string): string => `${userId}/${id}`;

  const read = async (sealed: SealedDraft, key: CryptoKey): Promise<Draft | null> => {
    const text = await unseal(key, ownerOf(sealed.id), sealed);
    if (text === null) return null;
    const content: DraftContent = JSON.parse(text);
    return { id: sealed.id, savedAt: sealed.savedAt, content };
  };

  return {
    whole: true,
    async list() {
      const key = await vault.keyOf(userId);
      const found = await Promise.all(
        (await vault.all()).map(async (sealed) => {
          const old = isExpired(sealed.savedAt, now());
          const draft = old || sealed.userId !== userId || !key ? null : await read(sealed, key);
          if (old || (sealed.userId === userId && draft === null)) await vault.remove(sealed.id);
          return draft;
        }),
      );
      return found.filter((draft) => draft !== null).sort(newestFirst);
    },
    async save(id, content) {
      const key = await vault.keyOf(userId);
      if (!key) return false;
      const sealed = await seal(key, ownerOf(id), JSON.stringify(content));
      return vault.put({ ...sealed, id, userId, savedAt: now() });
    },
    remove: (id) => vault.remove(id),
  };
}
