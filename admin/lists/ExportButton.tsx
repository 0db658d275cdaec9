import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import { useViewer } from '../auth/useViewer.ts';
import type { InboxCode } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { mayAccess } from '../providers/access.ts';
import { ExportDialog } from './ExportDialog.tsx';

interface ExportButtonProps {
  /** The queue whose cases are meant; without it, the list around the button as it is narrowed and ordered. */
  readonly queue?: InboxCode;
}

/** The cases of the list around it as a file; nothing for those who read no cases. */
export function ExportButton({ queue }: ExportButtonProps) {
  const { t } = useWords();
  const viewer = useViewer();
  const { total } = useListContext();
  const [open, setOpen] = useState(false);
  if (!viewer || !mayAccess(viewer.roles, 'cases', 'list')) return null;
  return (
    <>
      <Button
        startIcon={<FileDownloadOutlined />}
        disabled={!total}
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        data-testid="export"
      >
        {t('exports.button')}
      </Button>
      {open ? (
        <ExportDialog roles={viewer.roles} queue={queue ?? null} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}
