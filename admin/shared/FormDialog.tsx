import { Stack } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useNotify } from 'react-admin';
import { type DefaultValues, type FieldValues, useForm } from 'react-hook-form';
import { useWords } from '../i18n/useWords.ts';
import { DialogButtons } from './DialogButtons.tsx';
import { DialogForm } from './DialogForm.tsx';
import { FormProblem } from './FormProblem.tsx';
import { placeServerErrors } from './placeServerErrors.ts';

interface FormDialogProps<Values extends FieldValues> {
  readonly title: string;
  /** What doing it means. */
  readonly question: string;
  readonly submit: string;
  readonly defaults: DefaultValues<Values>;
  readonly save: (values: Values) => Promise<void>;
  readonly onClose: () => void;
  readonly danger?: boolean;
  readonly children?: ReactNode;
}

/** A small form over the page; what was typed stays until it is saved or given up. */
export function FormDialog<Values extends FieldValues>({
  title,
  question,
  submit,
  defaults,
  save,
  onClose,
  danger = false,
  children,
}: FormDialogProps<Values>) {
  const { t } = useWords();
  const notify = useNotify();
  const form = useForm<Values>({ defaultValues: defaults });
  const [problem, setProblem] = useState<string | null>(null);
  const onSubmit = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      await save(values);
      notify('app.saved', { type: 'success' });
      onClose();
    } catch (error) {
      setProblem(placeServerErrors(error, form as never, t));
    }
  });
  const busy = form.formState.isSubmitting;
  return (
    <DialogForm
      form={form}
      title={title}
      question={question}
      busy={busy}
      onSubmit={onSubmit}
      onClose={onClose}
      fullWidth
      actions={<DialogButtons onCancel={onClose} submit={submit} busy={busy} danger={danger} name="save" />}
    >
      <Stack sx={{ gap: 2 }}>
        <FormProblem problem={problem} />
        {children}
      </Stack>
    </DialogForm>
  );
}
