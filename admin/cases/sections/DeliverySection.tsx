import { Typography } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { RemoveDialog } from '../../attachments/RemoveDialog.tsx';
import { useSaidUploads } from '../../attachments/useSaidUploads.ts';
import type { AttachmentWholeFragment, CaseWholeFragment } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { Section } from '../../shared/Section.tsx';
import { visuallyHidden } from '../../shared/visuallyHidden.ts';
import { deliveryEntries, proofsOf } from '../delivery/deliveryEntries.ts';
import { DeliveryEntryLine } from './DeliveryEntryLine.tsx';

const PreviewDialog = lazy(async () => ({
  default: (await import('../../attachments/PreviewDialog.tsx')).PreviewDialog,
}));

/** The way of the signed notice to the applicant, each part of it with what proves it. */
export function DeliverySection({ record }: { readonly record: CaseWholeFragment }) {
  const { t } = useWords();
  const [shown, setShown] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<AttachmentWholeFragment | null>(null);
  const uploads = useSaidUploads(record.id);
  const { attachments, letter, proofRefusal } = record;
  const entries = deliveryEntries(record);
  if (entries.length === 0) return null;
  const proofs = entries.flatMap((entry) => proofsOf(attachments, entry));
  const isOpen = proofRefusal === null;
  return (
    <Section title={t('case.delivery')}>
      <div role="status" style={visuallyHidden}>
        {uploads.said}
      </div>
      <ol style={{ listStyle: 'none', margin: 0, padding: 0 }} data-testid="deliveries">
        {entries.map((entry) => (
          <DeliveryEntryLine
            key={entry.key}
            entry={entry}
            proofs={proofsOf(attachments, entry)}
            uploads={uploads}
            isOpen={isOpen}
            onPreview={setShown}
            onRemove={setLeaving}
          />
        ))}
      </ol>
      {letter === 'UNDERWAY' ? (
        <Typography variant="body2" sx={{ mt: 1 }} data-testid="letter-underway">
          {t('delivery.underway')}
        </Typography>
      ) : null}
      {leaving ? <RemoveDialog caseId={record.id} file={leaving} onClose={() => setLeaving(null)} /> : null}
      {shown && proofs.some(({ id }) => id === shown) ? (
        <Suspense fallback={null}>
          <PreviewDialog files={proofs} id={shown} onChange={setShown} />
        </Suspense>
      ) : null}
    </Section>
  );
}
