import { visuallyHidden } from '../../shared/visuallyHidden.ts';
import type { Sheet } from './sheet.ts';

const ID = 'printed-sheets';

/** One picture a sheet, as large as the sheet, so that the browser has no room for an address and a date of its own. */
const RULES = `
  @page { size: A4; margin: 0; }
  @page lying { size: A4 landscape; margin: 0; }
  #${ID} { display: none; }
  @media print {
    html, body { margin: 0 !important; padding: 0 !important; background: #fff !important; }
    body > :not(#${ID}) { display: none !important; }
    #${ID} { display: block; }
    #${ID} > div { position: relative; width: 210mm; height: 297mm; overflow: hidden; break-after: page; }
    #${ID} > div[data-lying] { page: lying; width: 297mm; height: 210mm; }
    #${ID} > div:last-child { break-after: auto; }
    #${ID} img { display: block; width: 100%; height: 100%; }
  }`;

/** A little later than the browser says so: one of them says it while it still reads the page. */
const AFTER = 1500;

let putAway = (): void => {};
let printing = false;

/** Whether what the browser prints at this moment was laid out here, and so has been logged. */
export const isPrinting = (): boolean => printing;

/**
 * Lays the sheets out and opens the browser's dialog once. They stay until the dialog is closed; then the focus goes back
 * to where it was, for what is not printed loses it.
 */
export async function printSheets(sheets: readonly Sheet[]): Promise<void> {
  putAway();
  const focused = document.activeElement;
  const frame = document.createElement('div');
  frame.id = ID;
  frame.dataset.testid = 'printed-sheet';
  const pictures = sheets.map((sheet) => layOut(frame, sheet));
  const rules = new CSSStyleSheet();
  rules.replaceSync(RULES);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
  document.body.append(frame);

  const onAfterPrint = (): void => {
    printing = false;
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
    setTimeout(away, AFTER);
  };
  const away = (): void => {
    window.removeEventListener('afterprint', onAfterPrint);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== rules);
    frame.remove();
  };
  putAway = away;
  window.addEventListener('afterprint', onAfterPrint, { once: true });
  try {
    // One after another: all at once a hundred sheets would fill the memory.
    for (const picture of pictures) await picture.decode();
  } catch (error) {
    away();
    throw error;
  }
  // The page must show what it has to say before the dialog stops it.
  await new Promise((resolve) => setTimeout(resolve));
  printing = true;
  window.print();
  printing = false;
}

function layOut(frame: HTMLElement, { address, lying, words }: Sheet): HTMLImageElement {
  const sheet = document.createElement('div');
  if (lying) sheet.dataset.lying = '';
  const picture = document.createElement('img');
  picture.src = address;
  picture.alt = '';
  const text = document.createElement('div');
  Object.assign(text.style, visuallyHidden);
  text.textContent = words;
  sheet.append(picture, text);
  frame.append(sheet);
  return picture;
}
