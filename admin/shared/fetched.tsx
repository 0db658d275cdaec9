import { type ComponentType, useEffect, useState } from 'react';
import { LoadingLines } from './LoadingLines.tsx';

/** A component whose code comes when it is needed; `fetch` sends for it earlier. */
export type Fetched = ComponentType & { readonly fetch: () => Promise<void> };

/**
 * Draws a component as soon as its code is there, and grey lines until then. React's own `lazy` would hold it back: what
 * follows upon a fallback of Suspense is shown 0.3 s after that at the earliest.
 */
export function fetched<Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): Fetched {
  let Loaded: ComponentType | undefined;
  const fetch = async (): Promise<void> => {
    Loaded ??= (await load())[name];
  };
  function WhenFetched() {
    const [failure, setFailure] = useState<unknown>();
    const [drawn, draw] = useState(Loaded !== undefined);
    useEffect(() => {
      // By what was drawn, not by what is there: the code may have come between the two.
      if (!drawn) fetch().then(() => draw(true), setFailure);
    }, [drawn]);
    if (failure !== undefined) throw failure;
    return Loaded ? <Loaded /> : <LoadingLines />;
  }
  return Object.assign(WhenFetched, { fetch });
}
