import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

/** The two weights of Noto Serif that papers are set in. */
export type Face = 'regular' | 'bold';

/** A parsed font as pdfkit takes it in place of a file; what else it can do is pdfkit's business. */
interface ParsedFont {
  readonly layout: (text: string, features?: unknown) => object;
  readonly hasGlyphForCodePoint: (codePoint: number) => boolean;
  readonly glyphForCodePoint: (codePoint: number) => object;
  readonly characterSet: readonly number[];
}

const FILES: Readonly<Record<Face, string>> = {
  regular: '400Regular/NotoSerif_400Regular.ttf',
  bold: '700Bold/NotoSerif_700Bold.ttf',
};

/** The weights, in the order in which they are registered. */
export const FACES: readonly Face[] = ['regular', 'bold'];

// Without ligatures and compositions each code point keeps a glyph of its own, and its text is copied out letter by letter.
const FEATURES = { liga: false, ccmp: false, frac: false, numr: false, dnom: false } as const;

function isParsedFont(value: unknown): value is ParsedFont {
  const font = value as Partial<ParsedFont> | null | undefined;
  return (
    typeof font?.layout === 'function' &&
    typeof font.hasGlyphForCodePoint === 'function' &&
    typeof font.glyphForCodePoint === 'function' &&
    Array.isArray(font.characterSet)
  );
}

function parse(face: Face): ParsedFont {
  const path = createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-serif/${FILES[face]}`);
  // pdfkit parses fonts but gives them to nobody: its current font holds what it parsed.
  const opener: { readonly _font?: { readonly font?: unknown } } = new PDFDocument({
    font: '',
    autoFirstPage: false,
  }).font(readFileSync(path)) as object;
  const font = opener._font?.font;
  if (!isParsedFont(font))
    throw new Error('pdfkit no longer keeps a parsed font where fonts.ts looks for it');
  // The parsed font remembers with each glyph what it stood for when it was first asked for, and a subset asks for the parts
  // of й without saying и: asked for here in one order, no paper can change what another says when its text is copied out.
  for (const codePoint of font.characterSet) font.glyphForCodePoint(codePoint);
  const plain: ParsedFont = Object.create(font);
  return Object.assign(plain, { layout: (text: string) => font.layout(text, FEATURES) });
}

let parsed: Readonly<Record<Face, ParsedFont>> | undefined;

/** Both fonts, parsed once for the whole process; what a paper uses of them is kept by its document alone. */
export function fonts(): Readonly<Record<Face, ParsedFont>> {
  parsed ??= { regular: parse('regular'), bold: parse('bold') };
  return parsed;
}

/** A text as it is printed: composed (NFC), with `\n` for every line break. */
export function printed(text: string): string {
  return text.normalize('NFC').replace(/\r\n?|[\u2028\u2029]/gu, '\n');
}

/** Whatever is allowed between words and needs no picture: spaces, tabs, line breaks. */
const BLANK = /[\p{Zs}\t\n]/u;
/** Controls, invisible joiners and marks of direction, private and unassigned code points. */
const INVISIBLE = /[\p{C}\p{Default_Ignorable_Code_Point}]/u;

/** The signs of a text that have no picture in one of the fonts, each once, in the order of the text. */
export function unprintable(text: string): readonly string[] {
  const { regular, bold } = fonts();
  const shown = (sign: string): boolean => {
    if (BLANK.test(sign)) return true;
    const codePoint = sign.codePointAt(0) ?? 0;
    return (
      !INVISIBLE.test(sign) && regular.hasGlyphForCodePoint(codePoint) && bold.hasGlyphForCodePoint(codePoint)
    );
  };
  return [...new Set(printed(text))].filter((sign) => !shown(sign));
}
