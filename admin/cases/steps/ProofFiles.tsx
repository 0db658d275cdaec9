import { Box, FormControl, FormHelperText, FormLabel } from '@mui/material';
import { ChooseFiles } from '../../attachments/ChooseFiles.tsx';
import { megabytes } from '../../attachments/checkFile.ts';
import { UploadLines } from '../../attachments/UploadLines.tsx';
import type { CaseUploads } from '../../attachments/useUploads.ts';
import { useAttachmentLimits } from '../../attachments/useUploads.ts';
import { useWords } from '../../i18n/useWords.ts';
import type { StepName } from '../../providers/transitions.ts';

interface ProofFilesProps {
  readonly step: StepName;
  readonly uploads: CaseUploads;
}

/** Files that will prove the step: they are sent at once and attached as soon as it is taken. */
export function ProofFiles({ step, uploads }: ProofFilesProps) {
  const { t } = useWords();
  const { data: limits } = useAttachmentLimits();
  const { queue, add, retry, remove } = uploads;
  return (
    <FormControl component="fieldset" sx={{ alignItems: 'flex-start' }}>
      <FormLabel component="legend" sx={{ fontSize: '0.875rem', fontWeight: 600, mb: 0.5 }}>
        {t('delivery.proofFiles')}
      </FormLabel>
      <Box sx={{ width: '100%' }}>
        <UploadLines
          queue={queue.filter(({ heldFor }) => heldFor === step)}
          onRetry={retry}
          onRemove={remove}
        />
      </Box>
      <ChooseFiles
        label={t('delivery.addProof')}
        place={step}
        onFiles={(files) => add(files, { heldFor: step })}
      >
        {t('delivery.addProof')}
      </ChooseFiles>
      {limits ? (
        <FormHelperText>
          {t('delivery.proofHint', {
            types: limits.types.join(', '),
            megabytes: megabytes(limits.maxBytes),
          })}
        </FormHelperText>
      ) : null}
    </FormControl>
  );
}
