import { Alert } from '@mui/material';
import { useEffect, useState } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { PreviewFrame } from './PreviewFrame.tsx';
import { useZoom } from './useZoom.ts';

interface ImagePreviewProps {
  readonly bytes: Blob;
  readonly name: string;
}

/** A scanned image, as wide as the room at first. */
export function ImagePreview({ bytes, name }: ImagePreviewProps) {
  const { t } = useWords();
  const zoom = useZoom();
  const [address, setAddress] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(bytes);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  if (broken) {
    return (
      <Alert severity="warning" role="alert" sx={{ m: 2 }}>
        {t('preview.failed')}
      </Alert>
    );
  }
  return (
    <PreviewFrame label={name} zoom={zoom} pages={null} room={null}>
      {address ? (
        <img
          src={address}
          alt={name}
          onError={() => setBroken(true)}
          style={{ width: `${zoom.value * 100}%`, height: 'auto', background: '#fff' }}
        />
      ) : null}
    </PreviewFrame>
  );
}
