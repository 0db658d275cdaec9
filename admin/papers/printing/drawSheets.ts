import type { PDFPageProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { makePdfWorker, openPdf } from '../../attachments/pdf.ts';
import type { Sheet } from './sheet.ts';

/** In a PDF an inch has so many points. */
const POINTS = 72;

let worker: PDFWorker | null = null;

/** Starts the worker, so that the first sheet need not wait for it. */
export function warmUp(): PDFWorker {
  if (!worker || worker.destroyed) worker = makePdfWorker();
  return worker;
}

let last: Promise<unknown> = Promise.resolve();

/** Draws every page of a document as a picture; whoever asks must release them. One document after the other. */
export function drawSheets(bytes: Blob, dots: number, signal?: AbortSignal): Promise<Sheet[]> {
  // The worker mixes up documents that are opened in it at once.
  const drawn = last.then(() => drawDocument(bytes, dots, signal));
  last = drawn.catch(() => {});
  return drawn;
}

async function drawDocument(bytes: Blob, dots: number, signal?: AbortSignal): Promise<Sheet[]> {
  signal?.throwIfAborted();
  const { document, close } = openPdf(new Uint8Array(await bytes.arrayBuffer()), warmUp());
  const sheets: Sheet[] = [];
  try {
    const open = await document;
    const canvas = window.document.createElement('canvas');
    for (let number = 1; number <= open.numPages; number += 1) {
      signal?.throwIfAborted();
      sheets.push(await drawSheet(await open.getPage(number), canvas, dots));
    }
    // Gives the memory of the pixels back at once.
    canvas.width = 0;
    return sheets;
  } catch (error) {
    for (const { address } of sheets) URL.revokeObjectURL(address);
    throw error;
  } finally {
    await close();
  }
}

async function drawSheet(page: PDFPageProxy, canvas: HTMLCanvasElement, dots: number): Promise<Sheet> {
  const viewport = page.getViewport({ scale: dots / POINTS });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  // Drawn for the screen it would wait while the page is out of sight.
  await page.render({ canvas, viewport, intent: 'print' }).promise;
  const [picture, { items }] = await Promise.all([pictureOf(canvas), page.getTextContent()]);
  page.cleanup();
  return {
    address: URL.createObjectURL(picture),
    lying: viewport.width > viewport.height,
    words: items
      .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
      .join('')
      .trim(),
  };
}

const pictureOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The canvas gave no picture.'))));
  });
