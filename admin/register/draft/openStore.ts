import type { RegisterValues } from '../registerInput.ts';
import type { DraftStore } from './draft.ts';
import { plainDrafts } from './plainDrafts.ts';
import { sealedDrafts } from './sealedDrafts.ts';
import { browserVault } from './vault.ts';

/** The best place that this browser has: encrypted where it can be, else without anything about people. */
export async function openStore(userId: string, empty: RegisterValues): Promise<DraftStore> {
  // A page served without TLS has no `crypto.subtle`, whatever the types say.
  if (typeof indexedDB !== 'undefined' && globalThis.isSecureContext) {
    try {
      return await sealedDrafts(browserVault, userId);
    } catch {
      // A browser may forbid its storage.
    }
  }
  return plainDrafts(sessionStorage, userId, empty);
}
