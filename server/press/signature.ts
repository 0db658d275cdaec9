import type { PaperText } from '../../schema/papers/paper.ts';
import { baseline } from './lines.ts';
import { mm } from './paperDocument.ts';
import { paragraphIn } from './parts.ts';
import { beside, type Column, joined, kept, type Part, plainSlugs, type Slug } from './slugs.ts';
import { langOf } from './words.ts';

/** `Бастық ____________________ (қолы) А. Серікұлы`: position, what belongs on the rule, name. */
const BLANK = /^(?<position>.*?)\s*_{3,}\s*(?<hint>\([^()]*\))?\s*(?<name>.*)$/su;

interface Place {
  readonly position: string;
  readonly hint: string;
  readonly name: string;
  readonly lang: string;
}

function placeOf(line: string, lang: string): Place | null {
  const { position = '', hint = '', name = '' } = BLANK.exec(line)?.groups ?? {};
  return position || hint ? { position, hint, name, lang } : null;
}

/** A rule to sign on between the position and the name. Two languages share it when the name is the same. */
function placeSlug(
  doc: PDFKit.PDFDocument,
  section: Part,
  places: readonly Place[],
  column: Column,
  size: number,
) {
  const at = (from: number, to: number): Column => ({
    x: column.x + column.width * from,
    width: column.width * (to - from),
  });
  const [positions, rule, names] = [at(0, 0.4), at(0.42, 0.65), at(0.68, 1)];
  const left = places.flatMap(({ position, lang }) =>
    plainSlugs(doc, paragraphIn(section, lang), `${position} `, positions, { size }),
  );
  const middle = places.flatMap(({ hint, lang }, index) =>
    plainSlugs(doc, paragraphIn(section, lang), `${hint} `, rule, {
      size: 8,
      align: 'center',
      space: index === 0 ? baseline(size) + 1.5 : 0,
    }),
  );
  const right = plainSlugs(doc, paragraphIn(section, places[0]?.lang), places[0]?.name ?? '', names, {
    size,
  });
  const draw = (y: number): void => {
    const line = y + baseline(size) + 1;
    doc
      .lineWidth(0.6)
      .moveTo(rule.x, line)
      .lineTo(rule.x + rule.width, line)
      .stroke('#000000');
  };
  const below = middle.length > 0 ? joined([{ height: 0, space: 0, keep: true, inks: [] }, ...middle]) : null;
  const ruled: Slug = {
    height: Math.max(baseline(size) + 2, below?.height ?? 0),
    space: 0,
    keep: true,
    inks: [{ part: null, draw }, ...(below?.inks ?? [])],
  };
  return beside(beside(left, [ruled], 0), right, 0);
}

/**
 * The lines that are signed (Regulation app. 4), kept together; every text's lines one after the other, or on one rule
 * where all languages mean the same person.
 */
export function signatureSlugs(
  doc: PDFKit.PDFDocument,
  section: Part,
  texts: readonly PaperText[],
  column: Column,
  style: { readonly size: number; readonly space: number },
): Slug[] {
  const { size, space } = style;
  const length = Math.max(0, ...texts.map(({ signature }) => signature.length));
  const rows = Array.from({ length }, (_, index) => {
    const lines = texts.flatMap(({ signature, language }) => {
      const line = signature[index];
      return line === undefined ? [] : [{ line, lang: langOf(language) }];
    });
    const places = lines.flatMap(({ line, lang }) => placeOf(line, lang) ?? []);
    if (places.length === lines.length && new Set(places.map(({ name }) => name)).size === 1) {
      return placeSlug(doc, section, places, column, size);
    }
    return lines.flatMap(({ line, lang }) => {
      const place = placeOf(line, lang);
      if (place) return placeSlug(doc, section, [place], column, size);
      return plainSlugs(doc, paragraphIn(section, lang), line, column, { size });
    });
  });
  return rows.flatMap((row, index) =>
    kept(row).map((slug, at) => (at === 0 ? { ...slug, space: index === 0 ? space : mm(4) } : slug)),
  );
}
