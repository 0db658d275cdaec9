import { Alert, Box, Typography } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { AttachmentList } from '../../attachments/AttachmentList.tsx';
import { ChooseFiles } from '../../attachments/ChooseFiles.tsx';
import { megabytes } from '../../attachments/checkFile.ts';
import { RemoveDialog } from '../../attachments/RemoveDialog.tsx';
import { UploadLines } from '../../attachments/UploadLines.tsx';
import { DROP_PLACE, useFileDrop } from '../../attachments/useFileDrop.ts';
import { useSaidUploads } from '../../attachments/useSaidUploads.ts';
import { useAttachmentLimits } from '../../attachments/useUploads.ts';
import type { AttachmentWholeFragment, CaseWholeFragment } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { refusalWords } from '../../providers/problemWords.ts';
import { Section } from '../../shared/Section.tsx';
import { useReferenceWords } from '../../shared/useReferenceWords.ts';
import { visuallyHidden } from '../../shared/visuallyHidden.ts';
import { colours } from '../../theme/palette.ts';
import { DocumentsTable } from './DocumentsTable.tsx';

const PreviewDialog = lazy(async () => ({
  default: (await import('../../attachments/PreviewDialog.tsx')).PreviewDialog,
}));

/** Reasons about who one is: files are simply not one's own to change, and nothing is said of it. */
const UNSAID = ['ROLE_MISSING', 'OTHER_OFFICE', 'NOT_THE_EXECUTOR', 'WRONG_STATUS'];

/** The documents of the Standard with their files, and the files beside them. */
export function DocumentsSection({ record }: { readonly record: CaseWholeFragment }) {
  const { t } = useWords();
  const { nameOf } = useReferenceWords('DOCUMENT_KIND');
  const [shown, setShown] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<AttachmentWholeFragment | null>(null);
  const { queue, add, retry, remove, said } = useSaidUploads(record.id);
  const { attachmentRefusal: refusal, documents } = record;
  const attachments = record.attachments.filter(({ provesEvent }) => provesEvent === null);
  const onTheWay = queue.filter(({ provesEvent, heldFor }) => provesEvent === null && heldFor === null);
  const isOpen = refusal === null;
  const { over, area } = useFileDrop(isOpen, (files, place) => add(files, { documentId: place || null }));

  const filesOf = (documentId: string | null, name: string) => (
    <>
      <AttachmentList
        label={t('attachments.files', { document: name })}
        files={attachments.filter(({ document }) => (document?.id ?? null) === documentId)}
        onPreview={setShown}
        onRemove={isOpen ? setLeaving : null}
      />
      <UploadLines
        queue={onTheWay.filter((queued) => queued.documentId === documentId)}
        onRetry={retry}
        onRemove={remove}
      />
    </>
  );
  const look = (place: string) =>
    over === place
      ? { outline: `2px dashed ${colours.teal}`, outlineOffset: -2, backgroundColor: colours.tealSoft }
      : {};
  const target = documents.find(({ id }) => id === over);
  const hasOthers =
    attachments.some(({ document }) => document === null) ||
    onTheWay.some(({ documentId }) => documentId === null);
  return (
    <Section title={t('case.documents')}>
      <Box {...area} data-testid="documents">
        <div role="status" style={visuallyHidden}>
          {said}
        </div>
        {isOpen ? <UploadHint /> : null}
        {refusal && !UNSAID.includes(refusal.code) ? (
          <Alert severity="info" sx={{ mb: 1, displayPrint: 'none' }} data-testid="attachments-closed">
            {refusalWords(t, refusal)}
          </Alert>
        ) : null}
        <DocumentsTable
          documents={documents}
          filesOf={filesOf}
          onFiles={isOpen ? (files, documentId) => add(files, { documentId }) : null}
          look={look}
        />
        {isOpen || hasOthers ? (
          <Box {...{ [DROP_PLACE]: '' }} data-document="OTHER" sx={{ pt: 1.5, ...look('') }}>
            <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1, mb: 0.5 }}>
              <Typography variant="h3" sx={{ flexGrow: 1 }}>
                {t('attachments.other')}
              </Typography>
              {isOpen ? (
                <ChooseFiles
                  label={t('attachments.addOther')}
                  place="OTHER"
                  onFiles={(files) => add(files, {})}
                >
                  {t('attachments.add')}
                </ChooseFiles>
              ) : null}
            </Box>
            {filesOf(null, t('attachments.other'))}
            {hasOthers ? null : <Typography variant="caption">{t('attachments.otherNone')}</Typography>}
          </Box>
        ) : null}
        {over === null ? null : (
          <Typography variant="body2" sx={{ mt: 1, fontWeight: 600 }}>
            {target ? t('attachments.dropTo', { document: nameOf(target.kind) }) : t('attachments.dropOther')}
          </Typography>
        )}
      </Box>
      {leaving ? <RemoveDialog caseId={record.id} file={leaving} onClose={() => setLeaving(null)} /> : null}
      {shown && attachments.some(({ id }) => id === shown) ? (
        <Suspense fallback={null}>
          <PreviewDialog files={attachments} id={shown} onChange={setShown} />
        </Suspense>
      ) : null}
    </Section>
  );
}

/** How files come here, and which may. */
function UploadHint() {
  const { t } = useWords();
  const { data: limits } = useAttachmentLimits();
  if (!limits) return null;
  const { types, maxBytes, maxFiles: max } = limits;
  return (
    <Typography variant="caption" component="p" sx={{ mb: 1, displayPrint: 'none' }}>
      {t('attachments.hint', { types: types.join(', '), megabytes: megabytes(maxBytes), max })}
    </Typography>
  );
}
