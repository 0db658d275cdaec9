import { type RefObject, useEffect, useRef, useState } from 'react';

/** A ref for what may scroll, and the tab stop that it needs while it does: the keyboard scrolls what has the focus. */
export function useScrollStop<Part extends HTMLElement>(): {
  readonly ref: RefObject<Part | null>;
  readonly tabIndex: 0 | undefined;
} {
  const ref = useRef<Part>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const part = ref.current;
    if (!part) return;
    const look = (): void =>
      setScrolls(part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight);
    const observer = new ResizeObserver(look);
    observer.observe(part);
    for (const child of part.children) observer.observe(child);
    return () => observer.disconnect();
  });
  return { ref, tabIndex: scrolls ? 0 : undefined };
}
