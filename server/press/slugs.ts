import type { Face } from './fonts.ts';
import { drawLine, type Line, leading, type Run, type Setting, wrap } from './lines.ts';
import { mm } from './paperDocument.ts';

/** An element of the structure tree, made when its first ink is drawn. */
export interface Part {
  readonly type: 'Sect' | 'H1' | 'P' | 'Figure' | 'Table' | 'TR' | 'TH' | 'TD';
  /** null: right below the document. */
  readonly parent: Part | null;
  readonly lang?: string;
  /** What stands for a figure. */
  readonly alt?: string;
  /** Of a heading cell. */
  readonly scope?: 'Column';
}

/** Something drawn at a height: content of a part, or an artifact without one. */
export interface Ink {
  readonly part: Part | null;
  readonly draw: (y: number) => void;
}

/** The smallest piece of a paper that is never split between pages: a line, a row, a block. */
export interface Slug {
  readonly height: number;
  /** Above it, unless it begins a page. */
  readonly space: number;
  /** Whether it must not begin a page, for it belongs to what stands before. */
  readonly keep: boolean;
  readonly inks: readonly Ink[];
  /** What is repeated above it when it begins a page. */
  readonly head?: Slug;
  /** Stands at the foot of the last page; only at the end of a paper. */
  readonly sink?: boolean;
  /** Begins a page. */
  readonly fresh?: boolean;
  /** Not above this height, in points from the top of the page. */
  readonly at?: number;
}

/** A place on the page to fill, in points. */
export interface Column {
  readonly x: number;
  readonly width: number;
}

/** How a text is set; what is left out is regular, to the left, without indent. */
export interface Style {
  readonly size: number;
  readonly face?: Face;
  readonly align?: Setting['align'];
  readonly indent?: number;
  readonly space?: number;
}

/** Several slugs as one that is never split. */
export function joined(slugs: readonly Slug[], space = slugs[0]?.space ?? 0): Slug {
  const inks: Ink[] = [];
  let height = 0;
  slugs.forEach((slug, index) => {
    const top = height + (index > 0 ? slug.space : 0);
    for (const { part, draw } of slug.inks) inks.push({ part, draw: (y) => draw(y + top) });
    height = top + slug.height;
  });
  return { height, space, keep: false, inks };
}

/** Slugs beside each other as one; one below the other when they are too tall to be kept whole. */
export function beside(
  left: readonly Slug[],
  right: readonly Slug[],
  space: number,
  tallest = mm(90),
): Slug[] {
  const [one, other] = [joined(left, space), joined(right, space)];
  const height = Math.max(one.height, other.height);
  if (height > tallest) return [...left, ...right];
  return height > 0 ? [{ height, space, keep: false, inks: [...one.inks, ...other.inks] }] : [];
}

/** The slugs, each kept with the one before. */
export const kept = (slugs: readonly Slug[]): Slug[] => slugs.map((slug) => ({ ...slug, keep: true }));

/** The slugs, the last so many of them kept together, for they go to the next page with what follows. */
export const bound = (slugs: readonly Slug[], count: number): Slug[] =>
  slugs.map((slug, index) => (index > 0 && index > slugs.length - count ? { ...slug, keep: true } : slug));

/** The height of slugs that stand on one page. */
export const heightOf = (slugs: readonly Slug[]): number =>
  slugs.reduce((sum, { height, space }) => sum + height + space, 0);

/** Lines of text as slugs; a page ends neither after the first nor before the last line of a paragraph. */
export function textSlugs(
  doc: PDFKit.PDFDocument,
  part: Part,
  runs: readonly Run[],
  column: Column,
  style: Style,
): Slug[] {
  const { size, align = 'left', indent = 0, space = 0 } = style;
  const setting: Setting = { size, align, indent, width: column.width };
  const lines: Line[] = wrap(doc, runs, setting);
  const begins = (index: number): boolean => index === 0 || lines[index - 1]?.last === true;
  return lines.map((line, index) => ({
    height: leading(size),
    space: index === 0 ? space : 0,
    keep: index > 0 && !begins(index) && (begins(index - 1) || line.last),
    inks: [{ part, draw: (y) => drawLine(doc, line, setting, column.x, y) }],
  }));
}

/** Text in one weight; see {@link textSlugs}. */
export const plainSlugs = (
  doc: PDFKit.PDFDocument,
  part: Part,
  text: string,
  column: Column,
  style: Style,
): Slug[] => textSlugs(doc, part, [{ text, face: style.face ?? 'regular' }], column, style);

/** A thin horizontal rule, which is no content. */
export function ruleSlug(doc: PDFKit.PDFDocument, column: Column, space: number, weight = 0.6): Slug {
  const draw = (y: number): void => {
    doc
      .lineWidth(weight)
      .moveTo(column.x, y)
      .lineTo(column.x + column.width, y)
      .stroke('#000000');
  };
  return { height: weight, space, keep: true, inks: [{ part: null, draw }] };
}

/** Nothing, of a height. */
export const gap = (height: number): Slug => ({ height, space: 0, keep: true, inks: [] });
