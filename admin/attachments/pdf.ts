import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  PDFWorker,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { PDF_FILES } from './pdfFiles.ts';

GlobalWorkerOptions.workerSrc = workerAddress;

/** What browsers with Trusted Types have; TypeScript does not know it yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: { readonly createScriptURL: (address: string) => string }): unknown;
}

// PDF.js names its worker by a text, which the page's content policy takes for no script unless we say that it is one.
(globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('default', {
  createScriptURL(address) {
    if (new URL(address, location.href).href === new URL(workerAddress, location.href).href) return address;
    throw new TypeError('That is no script of ours.');
  },
});

/** A document that is open; `close` frees its worker, unless it was given one. */
export interface OpenPdf {
  readonly document: Promise<PDFDocumentProxy>;
  readonly close: () => Promise<void>;
}

/** A worker for many documents, one after another; to start one costs more than to read a page. */
export const makePdfWorker = (): PDFWorker => new PDFWorker();

/**
 * Opens a document from its bytes. Fonts that it does not bring along come from our own server, nothing in it is run,
 * and decoders are plain JavaScript, since the page's content policy allows neither eval nor WebAssembly.
 */
export function openPdf(bytes: Uint8Array, worker?: PDFWorker): OpenPdf {
  const task = getDocument({
    data: bytes,
    ...(worker ? { worker } : {}),
    isEvalSupported: false,
    enableXfa: false,
    useWasm: false,
    useWorkerFetch: false,
    cMapUrl: `${PDF_FILES}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${PDF_FILES}/standard_fonts/`,
    wasmUrl: `${PDF_FILES}/wasm/`,
  });
  return { document: task.promise, close: () => task.destroy() };
}
