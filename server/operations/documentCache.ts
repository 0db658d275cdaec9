import type { DocumentNode } from 'graphql';

/** So many characters of documents are kept: those of the back office are a third of it. */
const KEPT = 400_000;

/**
 * Documents that were parsed before, those asked for longest ago forgotten first. Bounded by their length and not by
 * their number, so that a caller who sends ever new ones cannot fill the memory.
 */
export function createDocumentCache(most = KEPT): {
  get(text: string): DocumentNode | undefined;
  set(text: string, document: DocumentNode): void;
} {
  const kept = new Map<string, DocumentNode>();
  let length = 0;
  return {
    get(text) {
      const document = kept.get(text);
      if (document) {
        kept.delete(text);
        kept.set(text, document);
      }
      return document;
    },
    set(text, document) {
      if (text.length > most / 10 || kept.has(text)) return;
      kept.set(text, document);
      length += text.length;
      for (const oldest of kept.keys()) {
        if (length <= most) break;
        kept.delete(oldest);
        length -= oldest.length;
      }
    },
  };
}
