import { type DragEvent, useEffect, useRef, useState } from 'react';

/** Marks an element as a place for files: the value is the line's key, empty for other files. */
export const DROP_PLACE = 'data-drop-place';

const bringsFiles = ({ dataTransfer }: { readonly dataTransfer: DataTransfer | null }): boolean =>
  dataTransfer?.types.includes('Files') ?? false;

const placeOf = (target: EventTarget | null): string =>
  (target instanceof Element && target.closest(`[${DROP_PLACE}]`)?.getAttribute(DROP_PLACE)) || '';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, [contenteditable="true"]');

/**
 * Takes files that are dragged onto an area or pasted on the page. `over` is the place under the pointer while files
 * are dragged: the key of a line, '' for the area around them, null while nothing is dragged.
 */
export function useFileDrop(isOpen: boolean, onFiles: (files: File[], place: string) => void) {
  const [over, setOver] = useState<string | null>(null);
  const latest = useRef(onFiles);
  latest.current = onFiles;

  useEffect(() => {
    if (!isOpen) return;
    // A file that misses the area would replace the page.
    const hold = (event: globalThis.DragEvent): void => {
      if (bringsFiles(event)) event.preventDefault();
    };
    const onPaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || isTyping(event.target)) return;
      event.preventDefault();
      latest.current(files, placeOf(document.activeElement));
    };
    window.addEventListener('dragover', hold);
    window.addEventListener('drop', hold);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('dragover', hold);
      window.removeEventListener('drop', hold);
      window.removeEventListener('paste', onPaste);
    };
  }, [isOpen]);

  const area = {
    onDragOver(event: DragEvent) {
      if (isOpen && bringsFiles(event)) setOver(placeOf(event.target));
    },
    onDragLeave(event: DragEvent) {
      const into = event.relatedTarget;
      if (!(into instanceof Node) || !event.currentTarget.contains(into)) setOver(null);
    },
    onDrop(event: DragEvent) {
      setOver(null);
      if (!isOpen || !bringsFiles(event)) return;
      event.preventDefault();
      latest.current([...event.dataTransfer.files], placeOf(event.target));
    },
  };
  return { over, area: isOpen ? area : {} };
}
