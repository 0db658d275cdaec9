import type { PaperText } from './paper.ts';

/** The texts of a frozen content as the database keeps it; one of a single language was once kept without its list. */
export function storedTexts(content: unknown): readonly PaperText[] {
  return (Array.isArray(content) ? content : [content]) as readonly PaperText[];
}
