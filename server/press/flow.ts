import { setImmediate } from 'node:timers/promises';
import { drawLine, leading, type Setting, wrap } from './lines.ts';
import { mm } from './paperDocument.ts';
import type { Ink, Part, Slug } from './slugs.ts';

/** The white edges of a page, in points. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What stands on the edges of every page. */
export interface Edges {
  /** On the left of the foot and, from the second page on, of the head; may be empty. */
  readonly number: string;
  /** On the right of the head from the second page on; null: there is no such head. */
  readonly office: string | null;
  readonly pageOf: (page: number, pages: number) => string;
}

function placeOf(slug: Slug, first: boolean, used: number, top: number): number {
  const place = used + (first ? (slug.head?.height ?? 0) : slug.space);
  return Math.max(place, (slug.at ?? 0) - top);
}

/** Divides slugs into pages of a height, breaking only where {@link Slug.keep} allows it unless nothing else is left. */
export function paginate(slugs: readonly Slug[], room: number, top = 0): Slug[][] {
  const pages: Slug[][] = [];
  let [start, used] = [0, 0];
  for (let index = 0; index < slugs.length; index += 1) {
    const slug = slugs[index];
    if (!slug) break;
    const end = placeOf(slug, index === start, used, top) + slug.height;
    if (index === start || (end <= room + 0.01 && !slug.fresh)) {
      used = end;
      continue;
    }
    let cut = index;
    while (cut > start && slugs[cut]?.keep && !slug.fresh) cut -= 1;
    if (cut === start) cut = index;
    pages.push(slugs.slice(start, cut));
    [start, used, index] = [cut, 0, cut - 1];
  }
  if (start < slugs.length) pages.push(slugs.slice(start));
  return pages;
}

/** Makes the elements of the structure tree as their first ink comes, below one Document. */
class Structure {
  readonly #doc: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;
  readonly #elements = new Map<Part, PDFKit.PDFStructureElement>();

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
    this.#root = doc.struct('Document');
    doc.addStructure(this.#root);
  }

  element(part: Part): PDFKit.PDFStructureElement {
    const known = this.#elements.get(part);
    if (known) return known;
    const { type, parent, lang, alt, scope } = part;
    const element = this.#doc.struct(type, {
      ...(lang ? { lang } : {}),
      ...(alt ? { alt, placement: 'Block' as const } : {}),
      ...(scope ? { scope } : {}),
    });
    this.#elements.set(part, element);
    (parent ? this.element(parent) : this.#root).add(element);
    return element;
  }

  /** Draws inks in order, those of one part in a row as one piece of content. */
  draw(inks: readonly { readonly ink: Ink; readonly y: number }[]): void {
    for (let from = 0; from < inks.length; ) {
      const part = inks[from]?.ink.part ?? null;
      let to = from;
      while (to < inks.length && (inks[to]?.ink.part ?? null) === part) to += 1;
      const drawAll = (): void => {
        for (const { ink, y } of inks.slice(from, to)) ink.draw(y);
      };
      if (part) this.element(part).add(drawAll);
      else artifact(this.#doc, 'Layout', drawAll);
      from = to;
    }
  }
}

function artifact(doc: PDFKit.PDFDocument, type: 'Layout' | 'Pagination', draw: () => void): void {
  doc.markContent('Artifact', { type });
  draw();
  doc.endMarkedContent();
}

const EDGE_SIZE = 8;

/** One line that is cut off with an ellipsis where it would be too long. */
function edgeLine(doc: PDFKit.PDFDocument, text: string, setting: Setting, x: number, y: number): void {
  const [line, ...more] = wrap(doc, [{ text, face: 'regular' }], setting);
  if (!line) return;
  const words = line.words
    .map(({ text: word }) => word)
    .join('')
    .trimEnd();
  const whole = more.length === 0 ? line : wrap(doc, [{ text: `${words}…`, face: 'regular' }], setting)[0];
  if (whole) drawLine(doc, whole, setting, x, y);
}

function drawEdges(
  doc: PDFKit.PDFDocument,
  margins: Margins,
  edges: Edges,
  page: number,
  pages: number,
): void {
  const width = doc.page.width - margins.left - margins.right;
  const setting = (share: number, align: Setting['align']): Setting => ({
    size: EDGE_SIZE,
    width: width * share,
    align,
    indent: 0,
  });
  const right = (share: number): number => margins.left + width * (1 - share);
  artifact(doc, 'Pagination', () => {
    const foot = doc.page.height - mm(8) - leading(EDGE_SIZE);
    edgeLine(doc, edges.number, setting(0.6, 'left'), margins.left, foot);
    edgeLine(doc, edges.pageOf(page, pages), setting(0.3, 'right'), right(0.3), foot);
    if (page === 1 || edges.office === null) return;
    const head = mm(9);
    edgeLine(doc, edges.number, setting(0.3, 'left'), margins.left, head);
    edgeLine(doc, edges.office, setting(0.66, 'right'), right(0.66), head);
    const rule = head + leading(EDGE_SIZE) + 1.5;
    doc
      .lineWidth(0.4)
      .moveTo(margins.left, rule)
      .lineTo(margins.left + width, rule)
      .stroke('#000000');
  });
}

/** Draws slugs page after page and gives the number of pages; other work of the process goes on between them. */
export async function drawPages(
  doc: PDFKit.PDFDocument,
  slugs: readonly Slug[],
  margins: Margins,
  edges: Edges,
): Promise<number> {
  const structure = new Structure(doc);
  doc.addPage();
  const bottom = doc.page.height - margins.bottom;
  const pages = paginate(slugs, bottom - margins.top, margins.top);
  for (const [index, page] of pages.entries()) {
    if (index > 0) {
      await setImmediate();
      doc.addPage();
    }
    const inks: { ink: Ink; y: number }[] = [];
    let y = margins.top;
    page.forEach((slug, position) => {
      if (position === 0) for (const ink of slug.head?.inks ?? []) inks.push({ ink, y });
      y = margins.top + placeOf(slug, position === 0, y - margins.top, margins.top);
      if (slug.sink && !page[position - 1]?.sink) {
        const rest = page.slice(position);
        y = Math.max(
          y,
          bottom - rest.reduce((sum, one, at) => sum + one.height + (at > 0 ? one.space : 0), 0),
        );
      }
      for (const ink of slug.inks) inks.push({ ink, y });
      y += slug.height;
    });
    structure.draw(inks);
    drawEdges(doc, margins, edges, index + 1, pages.length);
  }
  if (pages.length === 0) drawEdges(doc, margins, edges, 1, 1);
  return Math.max(1, pages.length);
}
