import { useState } from 'react';

/** Copies a text; `copied` says whether it went, null until it was tried. */
export function useCopy(text: string): {
  readonly copied: boolean | null;
  readonly copy: () => Promise<void>;
} {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Without https, or where it is not allowed: what is shown can be copied by hand.
      setCopied(false);
    }
  };
  return { copied, copy };
}
