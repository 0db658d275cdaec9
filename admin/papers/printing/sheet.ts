import { fetchPaper } from './fetchPaper.ts';

/** A page of a paper as a picture, ready to print. */
export interface Sheet {
  /** Of the picture; it is kept until {@link releaseSheets}. */
  readonly address: string;
  /** Wider than high. */
  readonly lying: boolean;
  /** The page's text, for those who cannot see the picture. */
  readonly words: string;
}

/** Fetches what draws the sheets and starts it, so that a page that will print is ready. */
export function preloadPrinting(): void {
  // Offline now is no reason not to try when it is needed.
  import('./drawSheets.ts').then(({ warmUp }) => warmUp()).catch(() => {});
}

/** Fetches a paper (unless its bytes are given) and draws its sheets. */
export async function prepareSheets(
  { url, bytes }: { readonly url: string; readonly bytes?: Promise<Blob> },
  dots: number,
  signal?: AbortSignal,
): Promise<Sheet[]> {
  const [{ drawSheets }, blob] = await Promise.all([
    import('./drawSheets.ts'),
    bytes ?? fetchPaper(url, signal),
  ]);
  return drawSheets(blob, dots, signal);
}

/** Gives the memory of the pictures back. */
export function releaseSheets(sheets: readonly Sheet[]): void {
  for (const { address } of sheets) URL.revokeObjectURL(address);
}
