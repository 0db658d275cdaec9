import { type Face, printed } from './fonts.ts';

/** Text in one weight. */
export interface Run {
  readonly text: string;
  readonly face: Face;
}

/** How a run of lines is set; sizes in points. */
export interface Setting {
  readonly size: number;
  readonly width: number;
  readonly align: 'left' | 'center' | 'right' | 'justify';
  /** Of the first line and of each line after a line break. */
  readonly indent: number;
}

interface Word {
  /** With the space that follows it, if any. */
  readonly text: string;
  readonly face: Face;
  /** Without that space. */
  readonly width: number;
  readonly advance: number;
}

/** A line that fits, ready to be drawn. */
export interface Line {
  readonly words: readonly Word[];
  readonly indent: number;
  readonly width: number;
  /** Whether a paragraph or a line break ends here, so that it is not stretched. */
  readonly last: boolean;
}

/** The height of a line of text at a size: what Noto Serif asks for. */
export const leading = (size: number): number => size * 1.362;

/** The distance from the top of a line to its baseline. */
export const baseline = (size: number): number => size * 1.069;

const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' });
const BREAKABLE_SPACE = /[\t\u0020\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+/gu;
/**
 * Where a line may end: after a space, but not before an initial nor after `№`, the number of an item (`3)`) or a number that
 * a bracket opens with; after a hyphen or stroke between letters, so that AKS-2013/000147 stays whole.
 */
const WORDS = /(?<= )(?<!№ )(?<!(?:^|[ ;,])\d{1,2}\) )(?<!\(\d+ )(?!\p{Lu}\.)|(?<=\p{L}[-–—/])(?=\p{L})/u;
const GOOD_BREAK = /[-–—/.,;:_@&?=+)]/u;

function measured(doc: PDFKit.PDFDocument, text: string, face: Face, size: number): Word {
  doc.font(face).fontSize(size);
  const bare = text.endsWith(' ') ? text.slice(0, -1) : text;
  return { text, face, width: doc.widthOfString(bare), advance: doc.widthOfString(text) };
}

/** The parts of a word that is wider than a line: ended at a sign that allows it, else at any letter. */
function chopped(doc: PDFKit.PDFDocument, word: Word, size: number, room: number): Word[] {
  const letters = [...GRAPHEMES.segment(word.text)].map(({ segment }) => segment);
  const parts: Word[] = [];
  for (let start = 0; start < letters.length; ) {
    let [end, width] = [start, 0];
    while (end < letters.length) {
      width += measured(doc, letters[end] ?? '', word.face, size).width;
      if (width > room && end > start) break;
      end += 1;
    }
    const least = start + Math.ceil((end - start) * 0.6);
    for (let back = end; end < letters.length && back > least; back -= 1) {
      if (GOOD_BREAK.test(letters[back - 1] ?? '')) {
        end = back;
        break;
      }
    }
    parts.push(measured(doc, letters.slice(start, end).join(''), word.face, size));
    start = end;
  }
  return parts;
}

/** A word, or what it must be divided into: words that are bound together part at their first space. */
function fitting(doc: PDFKit.PDFDocument, text: string, face: Face, size: number, room: number): Word[] {
  const word = measured(doc, text, face, size);
  if (word.width <= room) return [word];
  const space = text.trimEnd().indexOf(' ');
  if (space < 0) return chopped(doc, word, size, room);
  const [one, rest] = [text.slice(0, space + 1), text.slice(space + 1)];
  return [one, rest].flatMap((part) => fitting(doc, part, face, size, room));
}

/** Breaks text into lines that are never wider than the setting. Text without a word gives no line. */
export function wrap(doc: PDFKit.PDFDocument, runs: readonly Run[], setting: Setting): Line[] {
  const { size } = setting;
  const lines: Line[] = [];
  let words: Word[] = [];
  let [indent, filled] = [setting.indent, 0];
  const flush = (last: boolean): void => {
    const end = words.at(-1);
    if (end) lines.push({ words, indent, width: filled - end.advance + end.width, last });
    [words, filled, indent] = [[], 0, last ? setting.indent : 0];
  };
  const add = (word: Word): void => {
    if (words.length > 0 && indent + filled + word.width > setting.width + 0.01) flush(false);
    words.push(word);
    filled += word.advance;
  };
  for (const { text, face } of runs) {
    const paragraphs = printed(text).replace(BREAKABLE_SPACE, ' ').split('\n');
    paragraphs.forEach((paragraph, index) => {
      const broken = index < paragraphs.length - 1;
      // The space at a line's end keeps words apart when the text is copied out.
      const flat = broken ? `${paragraph.trim()} ` : index > 0 ? paragraph.trimStart() : paragraph;
      for (const part of flat.split(WORDS)) {
        if (part.trim() === '' && words.length === 0) continue;
        for (const word of fitting(doc, part, face, size, setting.width - setting.indent)) add(word);
      }
      if (broken) flush(true);
    });
  }
  flush(true);
  return lines;
}

function shift(line: Line, { align, width }: Setting): number {
  const spare = width - line.indent - line.width;
  if (align === 'center') return spare / 2;
  return align === 'right' ? spare : 0;
}

function stretch(line: Line, { align, width, size }: Setting): number {
  const gaps = line.words.slice(0, -1).filter(({ text }) => text.endsWith(' ')).length;
  if (align !== 'justify' || line.last || gaps === 0) return 0;
  const each = (width - line.indent - line.width) / gaps;
  // A line of a few long words reads better ragged than torn apart.
  return each > size * 1.6 ? 0 : Math.max(0, each);
}

/** Draws a line with its top left corner at a point. */
export function drawLine(doc: PDFKit.PDFDocument, line: Line, setting: Setting, x: number, y: number): void {
  const extra = stretch(line, setting);
  let at = x + line.indent + shift(line, setting);
  let text = '';
  let from = at;
  line.words.forEach((word, index) => {
    if (text === '') from = at;
    text += word.text;
    const gap = extra > 0 && word.text.endsWith(' ') ? extra : 0;
    at += word.advance + gap;
    if (gap === 0 && line.words[index + 1]?.face === word.face) return;
    doc.font(word.face).fontSize(setting.size).text(text, from, y, { lineBreak: false });
    text = '';
  });
}
