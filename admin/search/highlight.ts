/** A piece of a text; `hit`: it is what was searched for. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The text in pieces, those that match a word of the search apart, whatever the case of their letters. */
export function highlight(text: string, search: string): Piece[] {
  const words = search.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [{ text, hit: false }];
  // The longest first, or a short word would cut a long one in two.
  const found = new RegExp(
    `(${words
      .sort((a, b) => b.length - a.length)
      .map(escaped)
      .join('|')})`,
    'giu',
  );
  return text
    .split(found)
    .map((piece, place) => ({ text: piece, hit: place % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
