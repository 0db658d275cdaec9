import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 of a page, hex; `crypto.subtle` does not exist on a page served without TLS. */
export const pageHash = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));
