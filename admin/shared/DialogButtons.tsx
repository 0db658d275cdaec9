import { Button } from '@mui/material';
import { useWords } from '../i18n/useWords.ts';

interface DialogButtonsProps {
  readonly onCancel: () => void;
  /** What the button that submits says. */
  readonly submit: string;
  readonly busy: boolean;
  readonly danger?: boolean | undefined;
  readonly disabled?: boolean;
  /** By what tests know the button that submits. */
  readonly name: string;
}

/** The two buttons of a form over the page: give it up, or do it. */
export function DialogButtons({ onCancel, submit, busy, danger, disabled, name }: DialogButtonsProps) {
  const { t } = useWords();
  return (
    <>
      <Button onClick={onCancel} disabled={busy}>
        {t('dialog.cancel')}
      </Button>
      <Button
        type="submit"
        variant="contained"
        color={danger ? 'error' : 'primary'}
        loading={busy}
        disabled={disabled}
        data-submit={name}
      >
        {submit}
      </Button>
    </>
  );
}
