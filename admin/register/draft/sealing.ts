/** A text that only the key's owner can read. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

const NAME = 'AES-GCM';

/** A key that encrypts and decrypts here and can never be taken out of the browser. */
export const newDraftKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: NAME, length: 256 }, false, ['encrypt', 'decrypt']);

/** Encrypts a text; `owner` is bound to it, so that it can be read only as what it was written as. */
export async function seal(key: CryptoKey, owner: string, text: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const encode = new TextEncoder();
  const bytes = await crypto.subtle.encrypt(
    { name: NAME, iv, additionalData: encode.encode(owner) },
    key,
    encode.encode(text),
  );
  return { iv, bytes };
}

/** The text again, or null where the key or the owner is another one. */
export async function unseal(key: CryptoKey, owner: string, { iv, bytes }: Sealed): Promise<string | null> {
  try {
    const additionalData = new TextEncoder().encode(owner);
    return new TextDecoder().decode(
      await crypto.subtle.decrypt({ name: NAME, iv, additionalData }, key, bytes),
    );
  } catch {
    return null;
  }
}
