import type { PaperFact, PaperText, Tongue } from '../../schema/papers/paper.ts';
import { documentDateOf } from '../../schema/papers/paperDates.ts';
import type { Sheet } from '../../schema/papers/press.ts';
import type { Margins } from './flow.ts';
import { leading } from './lines.ts';
import { markSlugs } from './mark.ts';
import { mm } from './paperDocument.ts';
import { bodySlugs, factSlugs, letterheadSlugs, paragraphIn, sectionOf, titleSlugs } from './parts.ts';
import { signatureSlugs } from './signature.ts';
import {
  beside,
  bound,
  type Column,
  gap,
  heightOf,
  joined,
  kept,
  type Part,
  plainSlugs,
  ruleSlug,
  type Slug,
  textSlugs,
} from './slugs.ts';
import { tableSlugs } from './table.ts';
import { langOf } from './words.ts';

/** The white edges of a state letter, in points. */
export const LETTER_MARGINS: Margins = { left: mm(25), right: mm(15), top: mm(20), bottom: mm(20) };

const BODY = { size: 11, space: 3 };
const SMALL = 9;
/** Taller ends of a letter may be divided, in points. */
const LONG_END = mm(110);

/** The facts that stand under the letterhead: the letter's own number and date. */
function isOfLetter(sheet: Sheet, { language }: PaperText, { value }: PaperFact): boolean {
  return sheet.number !== '' && (value === sheet.number || value === documentDateOf(sheet.at, language));
}

/** The number and the date at the left; what both languages say alike is said once, under both labels. */
function registrySlugs(doc: PDFKit.PDFDocument, sheet: Sheet, section: Part, column: Column): Slug[] {
  const lists = sheet.texts.map((text) => text.facts.filter((fact) => isOfLetter(sheet, text, fact)));
  const length = Math.max(0, ...lists.map((facts) => facts.length));
  return Array.from({ length }, (_, index) => {
    const facts = lists.flatMap((list, at) => {
      const fact = list[index];
      return fact ? [{ ...fact, lang: langOf(sheet.texts[at]?.language ?? 'KK') }] : [];
    });
    const same = new Set(facts.map(({ value }) => value)).size === 1;
    const label = [...new Set(facts.map((fact) => fact.label))].join(' / ');
    const said = same ? facts.slice(0, 1).map((fact) => ({ ...fact, label })) : facts;
    return said.flatMap(({ label: before, value, lang }) => {
      const runs = [
        { text: `${before}: `, face: 'regular' },
        { text: value, face: 'bold' },
      ] as const;
      return textSlugs(doc, paragraphIn(section, lang), runs, column, { size: 10 });
    });
  }).flat();
}

/** The addressee's lines of all languages, those that are the same once. */
function addresseeSlugs(
  doc: PDFKit.PDFDocument,
  texts: readonly PaperText[],
  section: Part,
  column: Column,
): Slug[] {
  const said = new Set<string>();
  return texts.flatMap(({ addressee, language }, at) =>
    addressee.flatMap((line, index) => {
      if (at > 0 && said.has(line)) return [];
      said.add(line);
      const style = { size: BODY.size, face: index === 0 ? 'bold' : 'regular', space: 1 } as const;
      return plainSlugs(doc, paragraphIn(section, langOf(language)), line, column, style);
    }),
  );
}

function headSlugs(doc: PDFKit.PDFDocument, sheet: Sheet, section: Part, column: Column): Slug[] {
  const { texts } = sheet;
  const half = (side: 0 | 1, share: number): Column => ({
    x: side === 0 ? column.x : column.x + column.width * (1 - share),
    width: column.width * share,
  });
  const [one, other] = texts;
  const letterhead =
    one && other
      ? beside(
          letterheadSlugs(doc, section, one, half(0, 0.47)),
          letterheadSlugs(doc, section, other, half(1, 0.47)),
          0,
        )
      : texts.flatMap((text) => letterheadSlugs(doc, section, text, column));
  const registry = registrySlugs(doc, sheet, section, half(0, 0.46));
  // The page to sign keeps the place of the number and the date, so that nothing moves when they come.
  const room = gap(Math.max(0, leading(10) * (1 + texts.length) - heightOf(registry)));
  return [
    ...letterhead,
    ...(letterhead.length > 0 ? [ruleSlug(doc, column, mm(2.5), 1)] : []),
    ...beside([...registry, room], addresseeSlugs(doc, texts, section, half(1, 0.48)), mm(5)),
  ];
}

async function partSlugs(
  doc: PDFKit.PDFDocument,
  sheet: Sheet,
  text: PaperText,
  section: Part,
  column: Column,
): Promise<Slug[]> {
  const facts = text.facts.filter((fact) => !isOfLetter(sheet, text, fact));
  return [
    ...titleSlugs(doc, section, text.title, column, mm(sheet.texts.length > 1 ? 5 : 8)),
    ...bodySlugs(doc, section, text.body, column, BODY).map((slug, index) =>
      index === 0 ? { ...slug, space: mm(4) } : slug,
    ),
    ...factSlugs(doc, section, facts, column, 10),
    ...(text.table ? await tableSlugs(doc, section, text.table, column) : []),
  ];
}

/** The executor's line, the last one of a letter's signature (app. 4), and the mark: the foot of the last page. */
function footSlugs(doc: PDFKit.PDFDocument, sheet: Sheet, section: Part, column: Column): Slug[] {
  const { texts, mark } = sheet;
  const tongues: Tongue[] = texts.map(({ language }) => language);
  const executors = texts.flatMap(({ signature, language }) =>
    signature
      .slice(1)
      .slice(-1)
      .flatMap((line) =>
        plainSlugs(doc, paragraphIn(section, langOf(language)), line, column, { size: SMALL }),
      ),
  );
  const slugs = [...executors, ...markSlugs(doc, section, tongues, mark, column)];
  const whole = heightOf(slugs) <= LONG_END ? [joined(slugs, mm(6))] : slugs;
  return kept(whole).map((slug) => ({ ...slug, sink: true }));
}

/**
 * A letter of the office (Regulation app. 4): letterhead, number and date, addressee, then each language after the other,
 * and one signature, executor and mark for all of them.
 */
export async function letterSlugs(doc: PDFKit.PDFDocument, sheet: Sheet, column: Column): Promise<Slug[]> {
  const { texts } = sheet;
  const [first] = texts;
  if (!first) return [];
  const sections = texts.map((text) => sectionOf(text));
  // A letter in one language is one section; in two the head and the foot are sections of their own.
  const shared = (): Part => (texts.length > 1 ? sectionOf(first) : (sections[0] ?? sectionOf(first)));
  const parts: Slug[] = [];
  for (const [index, text] of texts.entries()) {
    const slugs = await partSlugs(doc, sheet, text, sections[index] ?? sectionOf(text), column);
    if (index > 0) parts.push({ ...ruleSlug(doc, column, mm(5)), keep: false });
    parts.push(...(index > 0 ? kept(slugs.slice(0, 1)) : slugs.slice(0, 1)), ...slugs.slice(1));
  }
  const foot = shared();
  const signing = texts.map((text) => ({
    ...text,
    signature: text.signature.length > 1 ? text.signature.slice(0, -1) : text.signature,
  }));
  return [
    ...headSlugs(doc, sheet, shared(), column),
    ...bound(parts, 2),
    ...signatureSlugs(doc, foot, signing, column, { size: BODY.size, space: mm(11) }),
    ...footSlugs(doc, sheet, foot, column),
  ];
}
