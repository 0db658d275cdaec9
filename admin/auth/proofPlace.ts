const KEY = 'komek.proofPlace';
/** Where a proof is asked for beside the signing page: nothing else is gone back to, whatever stands in the store. */
const CASE_PAGE = /^\/cases\/[0-9a-f-]{36}$/;
const SIGNING_PAGE = '/signing';

/** Remembers in this tab where somebody leaves for the provider, to prove there that it is he. */
export function keepProofPlace(path: string): void {
  try {
    sessionStorage.setItem(KEY, path);
  } catch {
    // A browser that keeps nothing brings him to the signing page.
  }
}

/** Where he goes on once he has proven it; forgotten with that. */
export function takeProofPlace(): string {
  try {
    const path = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return path !== null && CASE_PAGE.test(path) ? path : SIGNING_PAGE;
  } catch {
    return SIGNING_PAGE;
  }
}
