import { Alert, Box } from '@mui/material';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { visuallyHidden } from '../shared/visuallyHidden.ts';
import { PreviewFrame } from './PreviewFrame.tsx';
import { openPdf } from './pdf.ts';
import { useZoom } from './useZoom.ts';

interface PdfPreviewProps {
  readonly bytes: Blob;
  readonly name: string;
  /** Told of each page that stands on the screen, and of how many there are. */
  readonly onDrawn?: (page: number, count: number) => void;
}

/** A document page by page. */
export function PdfPreview({ bytes, name, onDrawn }: PdfPreviewProps) {
  const { t } = useWords();
  const zoom = useZoom();
  const room = useRef<HTMLDivElement>(null);
  const [document, setDocument] = useState<PDFDocumentProxy | null>(null);
  const [problem, setProblem] = useState<'failed' | 'passwordNeeded' | null>(null);
  const [page, setPage] = useState(1);

  useEffect(() => {
    let close = (): void => {};
    let wanted = true;
    const open = async (): Promise<void> => {
      try {
        const data = new Uint8Array(await bytes.arrayBuffer());
        if (!wanted) return;
        const opened = openPdf(data);
        close = opened.close;
        const ready = await opened.document;
        if (wanted) setDocument(ready);
      } catch (error) {
        const closed = error instanceof Error && error.name === 'PasswordException';
        if (wanted) setProblem(closed ? 'passwordNeeded' : 'failed');
      }
    };
    void open();
    return () => {
      wanted = false;
      close();
    };
  }, [bytes]);

  if (problem) {
    return (
      <Alert severity="warning" role="alert" sx={{ m: 2 }}>
        {t(`preview.${problem}`)}
      </Alert>
    );
  }
  if (!document) {
    return (
      <Box sx={{ p: 2 }}>
        <LoadingLines rows={10} />
      </Box>
    );
  }
  const turn = (next: number): void => {
    setPage(next);
    room.current?.scrollTo({ top: 0 });
  };
  return (
    <PreviewFrame label={name} zoom={zoom} pages={{ page, count: document.numPages, turn }} room={room}>
      <PdfPage
        document={document}
        page={page}
        zoom={zoom.value}
        room={room}
        label={t('preview.page', { page, pages: document.numPages })}
        onDrawn={() => onDrawn?.(page, document.numPages)}
        onProblem={() => setProblem('failed')}
      />
    </PreviewFrame>
  );
}

interface PdfPageProps {
  readonly document: PDFDocumentProxy;
  readonly page: number;
  readonly zoom: number;
  readonly room: RefObject<HTMLDivElement | null>;
  readonly label: string;
  readonly onDrawn: () => void;
  readonly onProblem: () => void;
}

/** Beyond it browsers draw nothing at all. */
const MOST_PIXELS = 16_000_000;

/** One page as a picture, and its words for those who cannot see it. */
function PdfPage({ document, page, zoom, room, label, onDrawn, onProblem }: PdfPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [words, setWords] = useState('');
  const failed = useRef(onProblem);
  failed.current = onProblem;
  const drawn = useRef(onDrawn);
  drawn.current = onDrawn;
  useEffect(() => {
    let stop = (): void => {};
    let wanted = true;
    const draw = async (): Promise<void> => {
      const shown = await document.getPage(page);
      const target = canvas.current;
      if (!wanted || !target) return;
      const width = Math.max(200, (room.current?.clientWidth ?? 800) - 40);
      const plain = shown.getViewport({ scale: 1 });
      const scale = (Math.min(width, 900) / plain.width) * zoom;
      const fine = Math.min(
        window.devicePixelRatio || 1,
        Math.sqrt(MOST_PIXELS / (plain.width * scale * plain.height * scale)),
      );
      const viewport = shown.getViewport({ scale: scale * fine });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      target.style.width = `${Math.floor(viewport.width / fine)}px`;
      const task = shown.render({ canvas: target, viewport });
      stop = () => task.cancel();
      await task.promise;
      target.dataset.drawn = String(page);
      if (wanted) drawn.current();
      const { items } = await shown.getTextContent();
      if (wanted) setWords(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    };
    draw().catch((error: unknown) => {
      const cancelled = error instanceof Error && error.name === 'RenderingCancelledException';
      if (wanted && !cancelled) failed.current();
    });
    return () => {
      wanted = false;
      stop();
    };
  }, [document, page, zoom, room]);
  return (
    <>
      <canvas ref={canvas} role="img" aria-label={label} style={{ background: '#fff' }} />
      <div style={visuallyHidden}>{words}</div>
    </>
  );
}
