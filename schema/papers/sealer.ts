/** A proof over bytes: by which method and key, and its value in base64. */
export interface Seal {
  readonly method: string;
  readonly keyId: string;
  readonly value: string;
}

/**
 * Seals what was issued and proves it later (Ed25519 with the server's own key). A national electronic signature, a
 * CMS over the same bytes, is another implementation of the same two functions.
 */
export interface Sealer {
  /** The key that it seals with now. */
  readonly keyId: string;
  seal(statement: Uint8Array): Promise<Seal>;
  /** Whether the seal is of exactly these bytes, by a key that this system has used. */
  proves(statement: Uint8Array, seal: Seal): Promise<boolean>;
}
