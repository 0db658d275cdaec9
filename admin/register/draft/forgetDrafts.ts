import { browserVault } from './vault.ts';

/** Removes an official's drafts from this machine when he signs out; leaving must work all the same. */
export async function forgetDrafts(userId: string): Promise<void> {
  try {
    sessionStorage.removeItem(`komek.register.${userId}`);
    await browserVault.forget(userId);
  } catch {
    // Without a storage there is nothing to forget.
  }
}
