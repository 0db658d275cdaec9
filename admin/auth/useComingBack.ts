import { useEffect, useEffectEvent } from 'react';

/** Does `work` whenever the reader comes back to this window from another. */
export function useComingBack(work: () => void): void {
  const onFocus = useEffectEvent(work);
  useEffect(() => {
    const listen = (): void => onFocus();
    window.addEventListener('focus', listen);
    return () => window.removeEventListener('focus', listen);
  }, []);
}
