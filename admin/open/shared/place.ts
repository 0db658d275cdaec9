/** The public pages. */
export const PAGES = ['check', 'status', 'info'] as const;

/** A public page. */
export type PageName = (typeof PAGES)[number];

/** Where the reader is: the page, and on the first one the code that the address brought. */
export interface Place {
  readonly page: PageName;
  readonly code: string;
}

const unescaped = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The place of an address; the check for any other. */
export function placeOf(path: string): Place {
  const [, first = '', second = ''] = path.split('/');
  const page = PAGES.find((name) => name === first) ?? 'check';
  return { page, code: first === 'check' ? unescaped(second) : '' };
}
