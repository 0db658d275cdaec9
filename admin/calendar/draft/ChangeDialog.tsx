import { Alert, Button, Stack } from '@mui/material';
import { type ReactNode, useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { type DefaultValues, type FieldValues, type Path, useForm } from 'react-hook-form';
import { fieldWords } from '../../providers/problemWords.ts';
import { DialogForm } from '../../shared/DialogForm.tsx';
import type { ChangeKey } from './draft.ts';
import { useDraft } from './useDraft.ts';
import { useChangeProblems } from './useDryRun.ts';

interface ChangeDialogProps<Values extends FieldValues> {
  readonly title: string;
  readonly changeKey: ChangeKey;
  readonly defaults: DefaultValues<Values>;
  readonly onSubmit: (values: Values) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The form of one change; what it gives goes into the draft, and what the dry run found wrong stands at its field. */
export function ChangeDialog<Values extends FieldValues>({
  title,
  changeKey,
  defaults,
  onSubmit,
  onClose,
  children,
}: ChangeDialogProps<Values>) {
  const t = useTranslate();
  const { ready } = useDraft();
  const form = useForm<Values>({ defaultValues: defaults });
  const problems = useChangeProblems(changeKey);
  const whole = problems.filter(({ path }) => path === '');

  // biome-ignore lint/correctness/useExhaustiveDependencies: the errors belong to the form as it was opened
  useEffect(() => {
    for (const problem of problems) {
      if (problem.path !== '')
        form.setError(problem.path as Path<Values>, { type: 'server', message: fieldWords(t, problem) });
    }
  }, []);

  const submit = form.handleSubmit((values) => {
    onSubmit(values);
    onClose();
  });

  return (
    <DialogForm
      form={form}
      name={`change-${changeKey.part}`}
      title={title}
      busy={false}
      onSubmit={submit}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={!ready} data-testid="add-change">
            {t('calendar.draft.add')}
          </Button>
        </>
      }
    >
      <Stack sx={{ gap: 2, pt: 1 }}>
        {whole.map((problem) => (
          <Alert key={problem.code} severity="error" role="alert">
            {fieldWords(t, problem)}
          </Alert>
        ))}
        {children}
      </Stack>
    </DialogForm>
  );
}
