/** A name broken between words into lines of at most so many letters; what has no room ends in `…`. */
export function inLines(name: string, width: number, most: number): string {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= most) return lines.join('\n');
  return `${lines.slice(0, most).join('\n')}…`;
}
