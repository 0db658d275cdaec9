let page = '';
let app = '';
let unseen = 0;

/** `(3) Case AKS-2026/000147 · Komek`: what the browser's tab says. */
export function titleOf(parts: {
  readonly page: string;
  readonly app: string;
  readonly unseen: number;
}): string {
  const name = [parts.page, parts.app].filter(Boolean).join(' · ');
  return parts.unseen > 0 ? `(${parts.unseen}) ${name}` : name;
}

const show = (): void => {
  document.title = titleOf({ page, app, unseen });
};

/** Names the page that is shown, and the system, in the reader's language. */
export function setPageTitle(title: string, appName: string): void {
  page = title;
  app = appName;
  show();
}

/** Puts the number of unseen notifications before the name. */
export function setUnseen(count: number): void {
  unseen = count;
  show();
}
