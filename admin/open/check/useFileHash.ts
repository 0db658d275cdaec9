import { useCallback, useRef, useState } from 'react';
import { hashFile } from './hashFile.ts';

/** The file that is being read or was read. */
export type ReadFile =
  | { readonly state: 'none' }
  | { readonly state: 'reading'; readonly share: number }
  | { readonly state: 'read'; readonly name: string; readonly sha256: string }
  | { readonly state: 'unreadable' };

/** Reads files one after the other; of two chosen quickly the later one counts. */
export function useFileHash() {
  const [file, setFile] = useState<ReadFile>({ state: 'none' });
  const chosen = useRef(0);

  const read = useCallback(async (next: File): Promise<string | null> => {
    chosen.current += 1;
    const mine = chosen.current;
    const show = (state: ReadFile) => {
      if (mine === chosen.current) setFile(state);
    };
    show({ state: 'reading', share: 0 });
    try {
      const sha256 = await hashFile(next, (share) => show({ state: 'reading', share }));
      show({ state: 'read', name: next.name, sha256 });
      return mine === chosen.current ? sha256 : null;
    } catch {
      show({ state: 'unreadable' });
      return null;
    }
  }, []);

  const remove = useCallback(() => {
    chosen.current += 1;
    setFile({ state: 'none' });
  }, []);

  return { file, read, remove };
}
