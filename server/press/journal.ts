import type { Sheet } from '../../schema/papers/press.ts';
import type { Margins } from './flow.ts';
import { markSlugs } from './mark.ts';
import { mm } from './paperDocument.ts';
import { bodySlugs, factSlugs, letterheadSlugs, paragraphIn, sectionOf, titleSlugs } from './parts.ts';
import { signatureSlugs } from './signature.ts';
import { bound, type Column, joined, kept, plainSlugs, type Slug } from './slugs.ts';
import { tableSlugs } from './table.ts';

/** The white edges of a journal that is bound at its left, in points. */
export const JOURNAL_MARGINS: Margins = { left: mm(25), right: mm(15), top: mm(20), bottom: mm(20) };

/** The journal of registrations (Regulation cl. 11(2)) in the first language of the sheet, with its table. */
export async function journalSlugs(doc: PDFKit.PDFDocument, sheet: Sheet, column: Column): Promise<Slug[]> {
  const [text] = sheet.texts;
  if (!text) return [];
  const section = sectionOf(text);
  const end = [
    ...signatureSlugs(
      doc,
      section,
      [text],
      { ...column, width: Math.min(column.width, mm(190)) },
      {
        size: 10,
        space: mm(9),
      },
    ),
    ...(sheet.mark ? [joined(markSlugs(doc, section, [text.language], sheet.mark, column), mm(8))] : []),
  ];
  return [
    ...letterheadSlugs(doc, section, text, column),
    ...text.addressee.flatMap((line) => plainSlugs(doc, paragraphIn(section), line, column, { size: 10 })),
    ...titleSlugs(doc, section, text.title, column, mm(3)),
    ...bodySlugs(doc, section, text.body, column, { size: 10, space: 3 }),
    ...factSlugs(doc, section, text.facts, column, 10),
    ...bound(text.table ? await tableSlugs(doc, section, text.table, column) : [], 3),
    ...kept(end),
  ];
}
