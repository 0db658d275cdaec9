const PREFIX = 'komek.typed.';

const listeners = new Set<() => void>();

/** Has something forgotten when the official signs out or another one signs in. */
export function forgetAtSignOut(forget: () => void): void {
  listeners.add(forget);
}

/** Tests have none. */
const store = (): Storage | null => (typeof sessionStorage === 'undefined' ? null : sessionStorage);

/** What was typed and not sent: it may name people, so it lives in this tab only and no longer than the sign-in. */
export const typedTexts = {
  read: (userId: string, key: string): string | null => store()?.getItem(`${PREFIX}${userId}.${key}`) ?? null,
  write(userId: string, key: string, text: string): void {
    try {
      store()?.setItem(`${PREFIX}${userId}.${key}`, text);
    } catch {
      // A full store costs the copy, not the text on the page.
    }
  },
  drop: (userId: string, key: string): void => store()?.removeItem(`${PREFIX}${userId}.${key}`),
};

function forgetTyped(isMeant: (name: string) => boolean): void {
  for (const name of Object.keys(store() ?? {})) {
    if (name.startsWith(PREFIX) && isMeant(name)) store()?.removeItem(name);
  }
}

/** Forgets everything that this tab keeps of an official's work. */
export function forgetEverything(): void {
  forgetTyped(() => true);
  for (const forget of listeners) forget();
}

/** Forgets what officials before this one left; his own stays, so that he finds it again after his session ended. */
export function forgetOthers(userId: string, lastUserId: string | null): void {
  forgetTyped((name) => !name.startsWith(`${PREFIX}${userId}.`));
  if (userId !== lastUserId) for (const forget of listeners) forget();
}
