import { Box, Typography } from '@mui/material';
import { AttachmentList } from '../../attachments/AttachmentList.tsx';
import { ChooseFiles } from '../../attachments/ChooseFiles.tsx';
import { UploadLines } from '../../attachments/UploadLines.tsx';
import type { CaseUploads } from '../../attachments/useUploads.ts';
import type { AttachmentWholeFragment } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { type Fact, Facts } from '../../shared/Facts.tsx';
import { colours } from '../../theme/palette.ts';
import type { DeliveryEntry } from '../delivery/deliveryEntries.ts';

interface DeliveryEntryLineProps {
  readonly entry: DeliveryEntry;
  readonly proofs: readonly AttachmentWholeFragment[];
  readonly uploads: CaseUploads;
  /** Whether the reader may add and remove proofs. */
  readonly isOpen: boolean;
  readonly onPreview: (id: string) => void;
  readonly onRemove: (file: AttachmentWholeFragment) => void;
}

/** One part of the way with its particulars, its proofs, and the button that adds one. */
export function DeliveryEntryLine({
  entry,
  proofs,
  uploads,
  isOpen,
  onPreview,
  onRemove,
}: DeliveryEntryLineProps) {
  const { t, dateTime } = useWords();
  const { eventSeq, kind, name, at } = entry;
  const facts = useFactsOf(entry);
  const title = useTitleOf(kind);
  const onTheWay = uploads.queue.filter(({ provesEvent }) => eventSeq !== null && provesEvent === eventSeq);
  return (
    <Box
      component="li"
      data-delivery={kind}
      sx={{
        pb: 1.5,
        mb: 1.5,
        borderBottom: `1px solid ${colours.line}`,
        '&:last-of-type': { borderBottom: 0, mb: 0, pb: 0.5 },
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 1, mb: 0.5 }}>
        <Typography variant="h3" component="h3">
          {title}
        </Typography>
        <Typography variant="caption">
          {name ? t('delivery.recordedBy', { name, time: dateTime(at) }) : dateTime(at)}
        </Typography>
      </Box>
      <Facts facts={facts} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 0.75 }}>
        <Box sx={{ flexGrow: 1, minWidth: 200 }}>
          <AttachmentList
            label={t('delivery.proofs', { entry: title })}
            files={proofs}
            onPreview={onPreview}
            onRemove={isOpen ? onRemove : null}
          />
          <UploadLines queue={onTheWay} onRetry={uploads.retry} onRemove={uploads.remove} />
          {proofs.length === 0 && onTheWay.length === 0 ? (
            <Typography variant="caption" data-testid="no-proof">
              {t('delivery.noProof')}
            </Typography>
          ) : null}
        </Box>
        {isOpen && eventSeq !== null ? (
          <ChooseFiles
            label={t('delivery.addProofTo', { entry: title })}
            place={`proof-${eventSeq}`}
            onFiles={(files) => uploads.add(files, { provesEvent: eventSeq })}
          >
            {t('delivery.addProof')}
          </ChooseFiles>
        ) : null}
      </Box>
    </Box>
  );
}

function useTitleOf(kind: DeliveryEntry['kind']): string {
  const { t, term } = useWords();
  return kind === 'CONFIRMED' || kind === 'RETURNED' ? term('postResult', kind) : t(`delivery.${kind}`);
}

function useFactsOf(entry: DeliveryEntry): Fact[] {
  const { t, term, office, date } = useWords();
  switch (entry.kind) {
    case 'atAkim':
      return [];
    case 'ready':
      return [
        [t('delivery.readyAt'), office(entry.collection.office)],
        [t('delivery.told'), entry.collection.note],
      ];
    case 'CONFIRMED':
    case 'RETURNED': {
      const { day, reason, note } = entry.outcome;
      return [
        [t('delivery.postDay'), date(day)],
        [t('delivery.returnReason'), reason ? term('postReturnReason', reason) : null],
        [t('delivery.note'), note],
      ];
    }
    default: {
      const { receivedBy, identityDocument, address, postNumber } = entry.delivery;
      return [
        [t('case.receivedBy'), receivedBy],
        [t('case.identityDocument'), identityDocument],
        [t('fields.address'), address],
        [t('case.postNumber'), postNumber],
      ];
    }
  }
}
