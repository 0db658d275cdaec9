import { useCallback, useEffect, useState } from 'react';
import { type PageName, type Place, placeOf } from './place.ts';

/** Goes to a page without loading anything anew. */
export type GoTo = (page: PageName, anchor?: string) => void;

/** Where the reader is, following the browser's own buttons; the heading of a new page gets the focus. */
export function usePlace(): readonly [Place, GoTo] {
  const [place, setPlace] = useState(() => placeOf(location.pathname));

  useEffect(() => {
    const follow = () => setPlace(placeOf(location.pathname));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);

  const goTo = useCallback<GoTo>((page, anchor) => {
    history.pushState(null, '', `/${page}${anchor ? `#${anchor}` : ''}`);
    setPlace(placeOf(location.pathname));
    requestAnimationFrame(() => {
      const target = anchor ? document.getElementById(anchor) : null;
      if (!target) scrollTo(0, 0);
      target?.scrollIntoView();
      (target ?? document.querySelector<HTMLElement>('h1'))?.focus({ preventScroll: true });
    });
  }, []);

  return [place, goTo];
}
