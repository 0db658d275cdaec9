import type { PaperText } from '../../schema/papers/paper.ts';
import type { Sheet } from '../../schema/papers/press.ts';
import type { Margins } from './flow.ts';
import { markSlugs, textColumn } from './mark.ts';
import { mm } from './paperDocument.ts';
import { bodySlugs, factRows, letterheadSlugs, paragraphIn, sectionOf, titleSlugs } from './parts.ts';
import { signatureSlugs } from './signature.ts';
import { type Column, heightOf, type Part, plainSlugs, ruleSlug, type Slug } from './slugs.ts';
import { langOf, WORDS } from './words.ts';

/** The white edges of a receipt, in points: two copies are to fit on a sheet. */
export const RECEIPT_MARGINS: Margins = { left: mm(20), right: mm(15), top: mm(14), bottom: mm(17) };

function textPart(
  doc: PDFKit.PDFDocument,
  text: PaperText,
  section: Part,
  column: Column,
  space: number,
  scale: number,
): Slug[] {
  return [
    ...letterheadSlugs(doc, section, text, column),
    ...text.addressee.flatMap((line) =>
      plainSlugs(doc, paragraphIn(section), line, column, { size: 10 * scale }),
    ),
    ...titleSlugs(doc, section, text.title, column, space),
    ...bodySlugs(doc, section, text.body, column, { size: 10.5 * scale, space: 2 }).map((slug, index) =>
      index === 0 ? { ...slug, space: mm(2) } : slug,
    ),
    ...factRows(doc, section, text.facts, column, 10 * scale),
    ...signatureSlugs(doc, section, [text], column, { size: 10.5 * scale, space: mm(3) * scale }),
  ];
}

/** One copy: the text in each language, then the mark, beside it on the office's copy the line to sign. */
function copySlugs(
  doc: PDFKit.PDFDocument,
  sheet: Sheet,
  column: Column,
  forOffice: boolean,
  scale: number,
): Slug[] {
  const { texts, mark } = sheet;
  const [first] = texts;
  if (!first) return [];
  const sections = texts.map((text) => sectionOf(text));
  const [own = sectionOf(first)] = texts.length > 1 ? [sectionOf(first)] : sections;
  const tongues = texts.map(({ language }) => language);
  const parts = texts.flatMap((text, index) => [
    ...(index > 0 ? [{ ...ruleSlug(doc, column, mm(3), 0.4), keep: false }] : []),
    ...textPart(doc, text, sections[index] ?? own, column, index > 0 || forOffice ? mm(2) : 0, scale),
  ]);
  const received = texts.map((text) => ({
    ...text,
    signature: [`${WORDS[text.language].received} ____ ${WORDS[text.language].signature}`],
  }));
  const aside = textColumn(column);
  const line = forOffice ? signatureSlugs(doc, own, received, aside, { size: 10.5 * scale, space: 0 }) : [];
  const foot = markSlugs(doc, own, tongues, mark, column, line, 'checkAndStatus');
  return [
    ...parts,
    ...foot.map((slug, index) => ({ ...slug, keep: true, space: index === 0 ? mm(4) * scale : slug.space })),
  ];
}

/** The dashed line to cut along, with the words for the copy below it. */
function cutSlugs(doc: PDFKit.PDFDocument, sheet: Sheet, column: Column, dashed: boolean): Slug[] {
  const [first] = sheet.texts;
  if (!first) return [];
  const words = sheet.texts.map(({ language }) => WORDS[language].officeCopy).join(' / ');
  const part: Part = { type: 'P', parent: null, lang: langOf(first.language) };
  const lines = plainSlugs(doc, part, words, column, { size: 8, align: 'right', space: dashed ? 3 : 0 });
  if (!dashed) return lines;
  const draw = (y: number): void => {
    doc.save().lineWidth(0.6).dash(4, { space: 3 });
    doc
      .moveTo(column.x - mm(10), y)
      .lineTo(column.x + column.width + mm(5), y)
      .stroke('#000000');
    doc.restore();
  };
  return [{ height: 0.6, space: 0, keep: false, inks: [{ part: null, draw }] }, ...lines];
}

/** Smaller type, tried in this order, spares a second sheet; below the last of them old eyes read no more. */
const SCALES = [1, 0.93, 0.87] as const;

/** Both copies on one page at this size of type; null when they do not fit. */
function onOnePage(
  doc: PDFKit.PDFDocument,
  sheet: Sheet,
  column: Column,
  page: number,
  scale: number,
): Slug[] | null {
  const own = copySlugs(doc, sheet, column, false, scale);
  const office = copySlugs(doc, sheet, column, true, scale);
  const { top, bottom } = RECEIPT_MARGINS;
  const [cut, ...caption] = cutSlugs(doc, sheet, column, true);
  const middle = page / 2 + (top - bottom) / 2;
  const start = Math.max(middle, top + heightOf(own) + mm(3));
  if (!cut || start + heightOf([...caption, ...office]) > page - bottom) return null;
  return [...own, { ...cut, at: start }, ...caption, ...office];
}

/**
 * The receipt (Regulation cl. 11(2), app. 3): the applicant's copy and, below a line to cut along, the office's copy with a
 * place for the applicant's signature; the latter on a page of its own when one page cannot hold both.
 */
export function receiptSlugs(doc: PDFKit.PDFDocument, sheet: Sheet, column: Column, page: number): Slug[] {
  for (const scale of SCALES) {
    const both = onOnePage(doc, sheet, column, page, scale);
    if (both) return both;
  }
  return [
    ...copySlugs(doc, sheet, column, false, 1),
    ...cutSlugs(doc, sheet, column, false).map((slug, index) => ({ ...slug, fresh: index === 0 })),
    ...copySlugs(doc, sheet, column, true, 1),
  ];
}
