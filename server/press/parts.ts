import type { PaperFact, PaperText } from '../../schema/papers/paper.ts';
import { printed } from './fonts.ts';
import { mm } from './paperDocument.ts';
import type { Column, Part, Slug } from './slugs.ts';
import { joined, kept, plainSlugs, textSlugs } from './slugs.ts';
import { langOf } from './words.ts';

/** The section of a paper in the language of one text. */
export const sectionOf = ({ language }: PaperText, parent: Part | null = null): Part => ({
  type: 'Sect',
  parent,
  lang: langOf(language),
});

/** A paragraph of a section, in its language unless another is named. */
export const paragraphIn = (parent: Part, lang?: string): Part => ({
  type: 'P',
  parent,
  ...(lang && lang !== parent.lang ? { lang } : {}),
});

/** The title, centred and kept with what follows it. */
export const titleSlugs = (
  doc: PDFKit.PDFDocument,
  section: Part,
  title: string,
  column: Column,
  space: number,
): Slug[] =>
  plainSlugs(doc, { type: 'H1', parent: section }, title, column, {
    size: 13,
    face: 'bold',
    align: 'center',
    space,
  });

/** The letterhead: the office in bold, its address below, centred. */
export const letterheadSlugs = (
  doc: PDFKit.PDFDocument,
  section: Part,
  text: PaperText,
  column: Column,
): Slug[] =>
  text.letterhead.flatMap((line, index) =>
    plainSlugs(doc, paragraphIn(section, langOf(text.language)), line, column, {
      size: index === 0 ? 11 : 9,
      face: index === 0 ? 'bold' : 'regular',
      align: 'center',
      space: index === 1 ? 3 : 0,
    }),
  );

/** The paragraphs of the text, justified with an indent on the first line; they stay with the title above. */
export function bodySlugs(
  doc: PDFKit.PDFDocument,
  section: Part,
  body: readonly string[],
  column: Column,
  style: { readonly size: number; readonly space: number },
): Slug[] {
  const slugs = body.flatMap((paragraph) =>
    plainSlugs(doc, paragraphIn(section), paragraph, column, {
      align: 'justify',
      indent: mm(12.5),
      ...style,
    }),
  );
  const [first, ...others] = slugs;
  return first ? [{ ...first, keep: true }, ...others] : [];
}

/** Labelled lines, the label before its value as a sentence runs. */
export const factSlugs = (
  doc: PDFKit.PDFDocument,
  section: Part,
  facts: readonly PaperFact[],
  column: Column,
  size: number,
): Slug[] =>
  facts.flatMap(({ label, value }, index) => {
    const runs = [
      { text: `${label}: `, face: 'regular' },
      { text: value, face: 'bold' },
    ] as const;
    return textSlugs(doc, paragraphIn(section), runs, column, { size, space: index === 0 ? mm(3) : 1.5 });
  });

/** Labelled lines in two columns: labels to the left of their values. */
export function factRows(
  doc: PDFKit.PDFDocument,
  section: Part,
  facts: readonly PaperFact[],
  column: Column,
  size: number,
): Slug[] {
  doc.font('regular').fontSize(size);
  const widest = Math.max(0, ...facts.map(({ label }) => doc.widthOfString(printed(`${label}:`))));
  const labels: Column = { x: column.x, width: Math.min(widest + 0.5, column.width * 0.35) };
  const start = labels.width + mm(3);
  const values: Column = { x: column.x + start, width: column.width - start };
  return facts.flatMap(({ label, value }, index) => {
    const part = paragraphIn(section);
    const space = index === 0 ? mm(2) : 1.2;
    // The space keeps the label apart from its value when the text is copied out.
    const left = plainSlugs(doc, part, `${label}: `, labels, { size });
    const right = plainSlugs(doc, part, value, values, { size });
    // All of the label comes before the value, as it is read; a value longer than that goes on line by line.
    const along = right.slice(0, Math.max(1, left.length));
    const [one, other] = [joined(left), joined(along)];
    const height = Math.max(one.height, other.height);
    const row: Slug = { height, space, keep: false, inks: [...one.inks, ...other.inks] };
    return [row, ...kept(right.slice(along.length, along.length + 1)), ...right.slice(along.length + 1)];
  });
}
