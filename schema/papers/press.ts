import type { PaperKind } from '../../prisma/client.ts';
import type { PaperText } from './paper.ts';

/** What an issued paper bears so that anybody can ask whether it is genuine. */
export interface PaperMark {
  /** The short code as it is printed, `XXXX-XXXX-XXXX`. */
  readonly code: string;
  /** The address behind the QR code. */
  readonly address: string;
}

/** All that decides the bytes of a paper: the same sheet gives the same bytes, whenever and wherever it is set. */
export interface Sheet {
  readonly kind: PaperKind;
  /** One language, or two on one sheet. */
  readonly texts: readonly PaperText[];
  /** Its number, for the heads of further pages and the document's title; empty while it has none. */
  readonly number: string;
  /** The office that issues it, in the words of the first language. */
  readonly author: string;
  /** The date of the document. */
  readonly at: Date;
  /** null: the page to be signed, which is no paper yet. */
  readonly mark: PaperMark | null;
}

/** A sheet as it is printed. */
export interface PrintedPaper {
  /** PDF/A-2a, tagged, with its fonts inside. */
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** Makes papers; provided by the server, for layout and fonts are its business. */
export interface Press {
  /** The version of the templates, kept with every paper that is made by them. */
  readonly template: number;
  /** Sets a sheet. Throws when a text holds a sign that {@link Press.unprintable} names. */
  print(sheet: Sheet): Promise<PrintedPaper>;
  /** The signs of a text for which the fonts have no picture, each once; empty: all of it can be printed. */
  unprintable(text: string): readonly string[];
}
