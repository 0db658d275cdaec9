import { useState } from 'react';

const STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;

/** How large something is shown: 1 is as wide as the room. */
export interface Zoom {
  readonly value: number;
  readonly larger: (() => void) | null;
  readonly smaller: (() => void) | null;
}

/** Steps of size; null where there is no further one. */
export function useZoom(): Zoom {
  const [index, setIndex] = useState(STEPS.indexOf(1));
  return {
    value: STEPS[index] ?? 1,
    larger: index < STEPS.length - 1 ? () => setIndex(index + 1) : null,
    smaller: index > 0 ? () => setIndex(index - 1) : null,
  };
}
