import { Button, Stack } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { useForm } from 'react-hook-form';
import { ApplyDeadlineChangeDocument } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import type { KomekDataProvider } from '../../providers/dataProvider.ts';
import { problemOf } from '../../providers/problem.ts';
import { DialogForm } from '../../shared/DialogForm.tsx';
import { FormProblem } from '../../shared/FormProblem.tsx';
import { TextInput } from '../../shared/fields.tsx';
import { placeServerErrors } from '../../shared/placeServerErrors.ts';
import { CALENDAR_KEY } from '../useCalendar.ts';
import { ChangeProgress } from './ChangeProgress.tsx';
import { DryRunFigures } from './DryRunFigures.tsx';
import { changeInput, type Draft } from './draft.ts';
import type { DryRun } from './useDryRun.ts';

interface DryRunDialogProps {
  readonly dryRun: DryRun;
  /** Exactly what was tried: this, and nothing else, is saved. */
  readonly draft: Draft;
  readonly onSaved: () => void;
  readonly onOvertaken: () => Promise<void>;
  readonly onClose: () => void;
}

/** What would change, and the saving of it with its reason; afterwards how far the due times are counted anew. */
export function DryRunDialog({ dryRun, draft, onSaved, onOvertaken, onClose }: DryRunDialogProps) {
  const { t } = useWords();
  const { ask } = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  const form = useForm<{ reason: string }>({ defaultValues: { reason: '' } });
  const [problem, setProblem] = useState<string | null>(null);
  const [saved, setSaved] = useState<string | null>(null);

  const submit = form.handleSubmit(async ({ reason }) => {
    setProblem(null);
    try {
      const { applyDeadlineChange } = await ask(ApplyDeadlineChangeDocument, {
        input: changeInput(draft, reason),
      });
      setSaved(applyDeadlineChange.id);
      onSaved();
      await queryClient.invalidateQueries({ queryKey: CALENDAR_KEY });
    } catch (error) {
      if (problemOf(error).code === 'STALE_VERSION') await onOvertaken();
      else setProblem(placeServerErrors(error, form, t));
    }
  });

  const busy = form.formState.isSubmitting;
  return (
    <DialogForm
      form={form}
      name="dry-run"
      title={t(saved ? 'calendar.progress.title' : 'calendar.dryRun.title')}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
      width="md"
      actions={
        <>
          <Button onClick={onClose} disabled={busy}>
            {t(saved ? 'app.close' : 'ra.action.cancel')}
          </Button>
          {saved ? null : (
            <Button type="submit" variant="contained" loading={busy} data-testid="save-changes">
              {t('calendar.dryRun.save')}
            </Button>
          )}
        </>
      }
    >
      {saved ? (
        <ChangeProgress id={saved} />
      ) : (
        <>
          <DryRunFigures dryRun={dryRun} />
          <Stack sx={{ gap: 2, mt: 2 }}>
            <FormProblem problem={problem} />
            <TextInput
              source="reason"
              label={t('calendar.dryRun.reason')}
              hint={t('calendar.dryRun.reasonHint')}
              required
              multiline
            />
          </Stack>
        </>
      )}
    </DialogForm>
  );
}
