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
export interface Sealer extends SealProver {
  seal(statement: Uint8Array): Promise<Seal>;
}

/** Proves seals, without the power to make any. */
export interface SealProver {
  /** The key that this server seals with; null: whoever proves has none. */
  readonly keyId: string | null;
  /** Whether the seal is of exactly these bytes, by a key that this system has used. */
  proves(statement: Uint8Array, seal: Seal): Promise<boolean>;
}
