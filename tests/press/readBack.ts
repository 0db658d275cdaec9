import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of text where it stands on its page, in points from the top left corner. */
export interface Piece {
  readonly text: string;
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  /** Whether it is content, not a foot or a running head. */
  readonly tagged: boolean;
}

/** An element of the structure tree with the text below it. */
export interface Node {
  readonly role: string;
  readonly lang?: string;
  readonly alt?: string;
  readonly text: string;
  readonly children: readonly Node[];
}

/** A PDF as another program reads it. */
export interface Read {
  readonly document: PDFDocumentProxy;
  readonly pages: readonly { readonly width: number; readonly height: number; readonly tree: Node }[];
  readonly pieces: readonly Piece[];
}

/** Opens the bytes of a paper; `close` it. */
export async function readBack(bytes: Uint8Array): Promise<Read> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pieces: Piece[] = [];
  const pages: Read['pages'][number][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const marks: (string | null)[] = [];
    const texts = new Map<string, string>();
    for (const item of items) {
      if (!('str' in item)) {
        if (item.type === 'endMarkedContent') marks.pop();
        else marks.push('id' in item && item.id ? item.id : null);
        continue;
      }
      const mark = marks.at(-1) ?? null;
      if (mark) texts.set(mark, (texts.get(mark) ?? '') + item.str);
      const [, , , size = 0, left = 0, up = 0] = item.transform as number[];
      if (item.str === '') continue;
      pieces.push({
        text: item.str,
        page: number,
        left,
        right: left + item.width,
        baseline: height - up,
        size,
        tagged: mark !== null,
      });
    }
    pages.push({ width, height, tree: nodeOf(await page.getStructTree(), texts) });
  }
  return { document, pages, pieces };
}

function nodeOf(raw: unknown, texts: ReadonlyMap<string, string>): Node {
  const node = (raw ?? {}) as {
    role?: string;
    lang?: string;
    alt?: string;
    id?: string;
    children?: readonly unknown[];
  };
  const children = (node.children ?? []).map((child) => nodeOf(child, texts));
  const own = node.id ? (texts.get(node.id) ?? '') : '';
  return {
    role: node.role ?? '',
    text: own + children.map(({ text }) => text).join(''),
    children: children.filter(({ role }) => role !== ''),
    ...(node.lang ? { lang: node.lang } : {}),
    ...(node.alt ? { alt: node.alt } : {}),
  };
}

/** All elements of a role, in reading order. */
export const nodesOf = (role: string, node: Node): Node[] => [
  ...(node.role === role ? [node] : []),
  ...node.children.flatMap((child) => nodesOf(role, child)),
];

/** A text without its blanks: pdf.js drops those at the ends of lines. */
export const squeezed = (text: string): string => text.normalize('NFC').replace(/\s+/gu, '');

/** The content of a paper without its heads, feet and blanks, in the order in which it is drawn. */
export const contentOf = ({ pieces }: Read): string =>
  squeezed(
    pieces
      .filter(({ tagged }) => tagged)
      .map(({ text }) => text)
      .join(''),
  );

/** Where each of the texts stands in the content, one after the other; -1: not found after the one before. */
export function placesOf(read: Read, texts: readonly string[]): number[] {
  const content = contentOf(read);
  let from = 0;
  return texts.map((text) => {
    const place = content.indexOf(squeezed(text), from);
    if (place >= 0) from = place + squeezed(text).length;
    return place;
  });
}
