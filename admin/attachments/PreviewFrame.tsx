import { Box } from '@mui/material';
import { type ReactNode, type Ref, useEffect, useRef } from 'react';
import { useStore } from 'react-admin';
import { isTyping, SINGLE_KEYS } from '../shared/shortcuts.ts';
import { type Pages, PreviewBar, previewKey } from './PreviewBar.tsx';
import type { Zoom } from './useZoom.ts';

interface PreviewFrameProps {
  readonly label: string;
  readonly zoom: Zoom;
  readonly pages: Pages | null;
  readonly room: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

/** The bar, and below it the room in which a page or an image is scrolled; the keys work wherever the focus is. */
export function PreviewFrame({ label, zoom, pages, room, children }: PreviewFrameProps) {
  const latest = useRef({ zoom, pages });
  latest.current = { zoom, pages };
  const [singleKeys] = useStore<boolean>(SINGLE_KEYS, true);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (isTyping(event.target) || (!singleKeys && event.key.length === 1)) return;
      if (previewKey(event.key, latest.current)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [singleKeys]);
  return (
    <>
      <PreviewBar zoom={zoom} pages={pages} />
      <Box
        ref={room}
        tabIndex={0}
        role="region"
        aria-label={label}
        sx={{
          // What is hidden for the eye must not make the page longer.
          position: 'relative',
          flexGrow: 1,
          minHeight: 0,
          overflow: 'auto',
          p: { xs: 1, md: 2 },
          textAlign: 'center',
          backgroundColor: 'background.default',
        }}
      >
        {children}
      </Box>
    </>
  );
}
