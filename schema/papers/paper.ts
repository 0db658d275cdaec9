import type { PaperLanguage } from '../../prisma/client.ts';

/** A language that papers speak. */
export type Tongue = Exclude<PaperLanguage, 'BOTH'>;

/** The languages of a paper in the order in which they stand on its sheet, Kazakh first (I-26). */
export const tonguesOf = (language: PaperLanguage): readonly Tongue[] =>
  language === 'BOTH' ? ['KK', 'RU'] : [language];

/** A labelled line of a paper, already in the paper's language. */
export type PaperFact = { readonly label: string; readonly value: string };

/** The lines of a journal: one heading a column, one text a cell. */
export type PaperTable = {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/**
 * What a paper says in one language: plain JSON with every word in that language (I-26), frozen under its hash.
 * `body` holds paragraphs, the other lists hold lines; an empty list prints nothing.
 */
export type PaperText = {
  readonly language: Tongue;
  readonly title: string;
  readonly letterhead: readonly string[];
  readonly addressee: readonly string[];
  readonly body: readonly string[];
  readonly facts: readonly PaperFact[];
  readonly signature: readonly string[];
  readonly table?: PaperTable;
};

/** The office as its papers show it; a missing Russian name gives way to the Kazakh one. */
export interface PaperOffice {
  readonly nameKk: string;
  readonly nameRu: string | null;
  readonly addressKk: string;
  /** As it is to be printed. */
  readonly phone: string | null;
  readonly email?: string | null;
}

/** A term of the reference lists in the languages of papers. */
export interface PaperTerm {
  readonly nameKk: string;
  readonly nameRu: string;
}

/** A term in the paper's language. */
export function termIn(language: Tongue, term: PaperTerm): string {
  return language === 'KK' ? term.nameKk : term.nameRu;
}

/** The office's name in the paper's language, Kazakh when there is no Russian one. */
export function officeNameIn(language: Tongue, office: Pick<PaperOffice, 'nameKk' | 'nameRu'>): string {
  return language === 'KK' ? office.nameKk : (office.nameRu ?? office.nameKk);
}

/** The text with a full stop at its end, unless it already ends as a sentence does (`Surname N. P.`). */
export function sentence(text: string): string {
  return /[.!?…]$/u.test(text) ? text : `${text}.`;
}
