import type { PaperText } from '../../schema/papers/paper.ts';
import type { Press, PrintedPaper, Sheet } from '../../schema/papers/press.ts';
import { drawPages, type Margins } from './flow.ts';
import { printed, unprintable } from './fonts.ts';
import { JOURNAL_MARGINS, journalSlugs } from './journal.ts';
import { LETTER_MARGINS, letterSlugs } from './letter.ts';
import { closeDocument, openDocument } from './paperDocument.ts';
import { RECEIPT_MARGINS, receiptSlugs } from './receipt.ts';
import type { Column, Slug } from './slugs.ts';
import { langOf, pageOf, WORDS } from './words.ts';

/** Raise it with every change of what papers look like; issued papers keep their bytes. */
export const TEMPLATE = 1;

/** How a kind of paper is set; `page` is the height of the page in points. */
interface Layout {
  readonly margins: Margins;
  readonly landscape: boolean;
  readonly slugs: (
    doc: PDFKit.PDFDocument,
    sheet: Sheet,
    column: Column,
    page: number,
  ) => Slug[] | Promise<Slug[]>;
}

const LETTER: Layout = { margins: LETTER_MARGINS, landscape: false, slugs: letterSlugs };

const LAYOUTS: Readonly<Record<Sheet['kind'], Layout>> = {
  RECEIPT: { margins: RECEIPT_MARGINS, landscape: false, slugs: receiptSlugs },
  NOTICE: LETTER,
  COVERING_LETTER: LETTER,
  JOURNAL: { margins: JOURNAL_MARGINS, landscape: true, slugs: journalSlugs },
};

const A4 = { short: 595.28, long: 841.89 };

function stringsOf(text: PaperText): string[] {
  const { title, letterhead, addressee, body, facts, signature, table } = text;
  const cells = table ? [...table.headings, ...table.rows.flat()] : [];
  const labelled = facts.flatMap(({ label, value }) => [label, value]);
  return [title, ...letterhead, ...addressee, ...body, ...labelled, ...signature, ...cells];
}

function refuseUnprintable({ texts, number, author, mark }: Sheet): void {
  const all = [...texts.flatMap(stringsOf), number, author, mark?.code ?? '', mark?.address ?? ''];
  const signs = unprintable(all.join('\n'));
  if (signs.length === 0) return;
  const named = signs.map(
    (sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  throw new Error(`No font of the papers has a picture for ${named.join(', ')}`);
}

async function print(sheet: Sheet): Promise<PrintedPaper> {
  const [first] = sheet.texts;
  if (!first) throw new Error('A sheet needs a text');
  refuseUnprintable(sheet);
  const { margins, landscape, slugs } = LAYOUTS[sheet.kind];
  const doc = openDocument({
    title: printed([first.title, sheet.number].filter(Boolean).join(' ')),
    author: printed(sheet.author),
    subject: WORDS[first.language].service,
    at: sheet.at,
    lang: langOf(first.language),
    landscape,
  });
  const [width, height] = landscape ? [A4.long, A4.short] : [A4.short, A4.long];
  const column: Column = { x: margins.left, width: width - margins.left - margins.right };
  const tongues = (sheet.kind === 'JOURNAL' ? [first] : sheet.texts).map(({ language }) => language);
  const pages = await drawPages(doc, await slugs(doc, sheet, column, height), margins, {
    number: sheet.number,
    // The second page of a receipt is a copy of its own, not a continuation.
    office: sheet.kind === 'RECEIPT' ? null : sheet.author,
    pageOf: (page, count) => pageOf(tongues, page, count),
  });
  return { bytes: await closeDocument(doc), pages };
}

/** The press that papers are made by: pdfkit and Noto Serif, inside this process (I-05, Regulation app. 3 and 4). */
export function createPress(): Press {
  return { template: TEMPLATE, print, unprintable };
}
