let last: string | null = null;

/** Whether the reader has come to another page since the last heading; the first page of a visit is no arrival. */
export function arrivesAt(pathname: string): boolean {
  const arrives = last !== null && last !== pathname;
  last = pathname;
  return arrives;
}

/** Whether the focus was left behind on what led here, and may go to the new page's heading. */
export function focusIsFree(): boolean {
  const { activeElement } = document;
  return !activeElement?.closest('main, [role="dialog"], [role="menu"], [role="listbox"]');
}
