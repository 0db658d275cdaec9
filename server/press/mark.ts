import { encode } from 'uqr';
import type { Tongue } from '../../schema/papers/paper.ts';
import type { PaperMark } from '../../schema/papers/press.ts';
import { mm } from './paperDocument.ts';
import { beside, type Column, joined, type Part, plainSlugs, type Slug, textSlugs } from './slugs.ts';
import { langOf, WORDS } from './words.ts';

/** The side of the QR code, in points. */
export const MARK_SIZE = mm(24);

const TEXT_SIZE = 8;

function drawCode(doc: PDFKit.PDFDocument, address: string, x: number, y: number): void {
  const { data, size } = encode(address, { ecc: 'M', border: 0 });
  const side = MARK_SIZE / size;
  data.forEach((row, line) => {
    for (let from = 0; from < size; from += 1) {
      if (!row[from]) continue;
      let to = from;
      while (row[to]) to += 1;
      doc.rect(x + from * side, y + line * side, (to - from) * side, side);
      from = to;
    }
  });
  // One path filled at once has no seams between its rows.
  doc.fill('#000000');
}

/**
 * The mark: the QR code at the left edge and beside it `above`, what the mark is for (`purpose`) in each language, the
 * address and the code. Without a mark its place stays free.
 */
export function markSlugs(
  doc: PDFKit.PDFDocument,
  section: Part,
  tongues: readonly Tongue[],
  mark: PaperMark | null,
  column: Column,
  above: readonly Slug[] = [],
  purpose: 'check' | 'checkAndStatus' = 'check',
): Slug[] {
  const texts: Slug[] = [...above];
  const aside = textColumn(column);
  const figure: Slug[] = [];
  if (mark) {
    tongues.forEach((tongue, index) => {
      const part: Part = { type: 'P', parent: section, lang: langOf(tongue) };
      const space = index === 0 && above.length > 0 ? mm(3) : 0;
      texts.push(...plainSlugs(doc, part, WORDS[tongue][purpose], aside, { size: TEXT_SIZE, space }));
    });
    const part: Part = { type: 'P', parent: section };
    texts.push(...plainSlugs(doc, part, mark.address, aside, { size: TEXT_SIZE }));
    const label = [...new Set(tongues.map((tongue) => WORDS[tongue].code))].join(' / ');
    const runs = [
      { text: `${label}: `, face: 'regular' },
      { text: mark.code, face: 'bold' },
    ] as const;
    texts.push(...textSlugs(doc, { type: 'P', parent: section }, runs, aside, { size: 9.5, space: 1.5 }));
    const alt = tongues.map((tongue) => WORDS[tongue].markAlt).join(' / ');
    const picture: Part = {
      type: 'Figure',
      parent: section,
      alt: `${alt}: ${mark.address}`,
      ...(tongues[0] ? { lang: langOf(tongues[0]) } : {}),
    };
    const draw = (y: number): void => drawCode(doc, mark.address, column.x, y);
    figure.push({ height: MARK_SIZE, space: 0, keep: true, inks: [{ part: picture, draw }] });
  }
  const height = joined(texts).height;
  if (height > mm(90)) return [...texts, ...figure];
  const lower = { height: Math.max(0, MARK_SIZE - height), space: 0, keep: false, inks: [] };
  return beside([lower, ...texts], figure.length > 0 ? figure : [{ ...lower, height: MARK_SIZE }], mm(5));
}

/** Where text beside the QR code stands: past its quiet zone. */
export const textColumn = ({ x, width }: Column): Column => ({
  x: x + MARK_SIZE + mm(4),
  width: width - MARK_SIZE - mm(4),
});
