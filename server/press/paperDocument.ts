import PDFDocument from 'pdfkit';
import { FACES, fonts } from './fonts.ts';

declare global {
  namespace PDFKit.Mixins {
    // What pdfkit 0.20 takes and @types/pdfkit does not know yet.
    interface StructureElementOptions {
      readonly scope?: 'Column' | 'Row';
      readonly placement?: 'Block' | 'Inline';
      readonly bbox?: readonly [left: number, top: number, right: number, bottom: number];
    }
  }
}

/** Millimetres in points. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** What a PDF says about itself. */
export interface PaperInfo {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly at: Date;
  /** Of the whole document, BCP 47. */
  readonly lang: string;
  readonly landscape: boolean;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/gu, (sign) => ESCAPES[sign] ?? sign);

/** pdfkit's document with XMP that stays well-formed and equal to the Info dictionary whatever a name holds. */
class PaperDocument extends PDFDocument {
  // pdfkit calls this by name; its own version writes titles unescaped and leaves ModDate out.
  _addInfo(): void {
    const { Title, Author, Subject, Creator, Producer, CreationDate } = this.info;
    const at = `${(CreationDate ?? new Date(0)).toISOString().slice(0, 19)}Z`;
    const alternative = (text = ''): string =>
      `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`;
    this.appendXML(`<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<xmp:CreateDate>${at}</xmp:CreateDate>
<xmp:ModifyDate>${at}</xmp:ModifyDate>
<xmp:CreatorTool>${escaped(Creator ?? '')}</xmp:CreatorTool>
<dc:title>${alternative(Title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${escaped(Author ?? '')}</rdf:li></rdf:Seq></dc:creator>
<dc:description>${alternative(Subject)}</dc:description>
<pdf:Producer>${escaped(Producer ?? '')}</pdf:Producer>
</rdf:Description>`);
  }
}

/** An empty PDF/A-2a document with both fonts at hand and no page yet. Nothing in it depends on clock or chance. */
export function openDocument(info: PaperInfo): PDFKit.PDFDocument {
  const document = new PaperDocument({
    subset: 'PDF/A-2a',
    pdfVersion: '1.7',
    tagged: true,
    lang: info.lang,
    displayTitle: true,
    size: 'A4',
    layout: info.landscape ? 'landscape' : 'portrait',
    // Every line is placed by its own coordinates, so pdfkit must never turn a page by itself.
    margin: 0,
    autoFirstPage: false,
    font: '',
    info: {
      Title: info.title,
      Author: info.author,
      Subject: info.subject,
      Creator: 'Komek',
      Producer: 'PDFKit',
      CreationDate: info.at,
      ModDate: info.at,
    },
  });
  for (const face of FACES) document.registerFont(face, fonts()[face] as unknown as ArrayBuffer);
  return document;
}

/** Ends the document and gives its bytes. */
export async function closeDocument(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  document.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of document as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
