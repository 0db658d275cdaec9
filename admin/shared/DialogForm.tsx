import { Box, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { type FormEventHandler, type ReactNode, useId } from 'react';
import { type FieldValues, FormProvider, type UseFormReturn } from 'react-hook-form';

interface DialogFormProps<Values extends FieldValues> {
  readonly form: UseFormReturn<Values>;
  readonly title: string;
  /** What doing it means, where its title does not say that. */
  readonly question?: string;
  /** Something is under way, and the dialog stays. */
  readonly busy: boolean;
  readonly onSubmit: FormEventHandler;
  readonly onClose: () => void;
  /** The buttons below, the one that submits last. */
  readonly actions: ReactNode;
  readonly width?: 'xs' | 'sm' | 'md';
  /** As wide as it may be, whatever is in it. */
  readonly fullWidth?: boolean;
  /** By what tests know it. */
  readonly name?: string;
  readonly children?: ReactNode;
}

/** A form over the page: its words, its fields, its buttons; a long one scrolls between title and buttons. */
export function DialogForm<Values extends FieldValues>({
  form,
  title,
  question,
  busy,
  onSubmit,
  onClose,
  actions,
  width = 'sm',
  fullWidth = false,
  name,
  children,
}: DialogFormProps<Values>) {
  const id = useId();
  return (
    <Dialog
      open
      onClose={busy ? undefined : onClose}
      maxWidth={width}
      fullWidth={fullWidth}
      aria-labelledby={id}
      data-dialog={name}
    >
      <DialogTitle id={id}>{title}</DialogTitle>
      <FormProvider {...form}>
        <Box
          component="form"
          onSubmit={onSubmit}
          noValidate
          sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}
        >
          <DialogContent sx={{ pt: 0 }}>
            {question === undefined ? null : (
              <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
                {question}
              </Typography>
            )}
            {children}
          </DialogContent>
          <DialogActions>{actions}</DialogActions>
        </Box>
      </FormProvider>
    </Dialog>
  );
}
