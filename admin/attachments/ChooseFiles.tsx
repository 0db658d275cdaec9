import AttachFile from '@mui/icons-material/AttachFile';
import { Button } from '@mui/material';
import { useRef } from 'react';
import { ACCEPTED } from './checkFile.ts';

interface ChooseFilesProps {
  /** The words on the button. */
  readonly children: string;
  /** What it attaches them to, for those who do not see where it stands. */
  readonly label: string;
  readonly onFiles: (files: File[]) => void;
  readonly place: string;
}

/** Opens the browser's choice of files. */
export function ChooseFiles({ children, label, onFiles, place }: ChooseFilesProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        startIcon={<AttachFile />}
        aria-label={label}
        onClick={() => input.current?.click()}
        data-attach={place}
        sx={{ displayPrint: 'none', minHeight: 30, py: 0.25 }}
      >
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPTED}
        data-attach-input={place}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file may be chosen again after it was taken out.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
