import { useWords } from '../i18n/useWords.ts';
import { TextInput } from '../shared/fields.tsx';
import { CODE_FIELD } from './codeField.ts';

interface CodeInputProps {
  readonly source: string;
  readonly autoFocus?: boolean;
  /** Where a recovery code will not do. */
  readonly onlyTelephone?: boolean;
}

/** A code of the telephone, or a recovery code, as a field of the form around it. */
export function CodeInput({ source, autoFocus = false, onlyTelephone = false }: CodeInputProps) {
  const { t } = useWords();
  return (
    <TextInput
      source={source}
      label={t('totp.code')}
      hint={t(onlyTelephone ? 'totp.codeHint' : 'totp.codeHintBoth')}
      autoFocus={autoFocus}
      required
      autoComplete={CODE_FIELD.autoComplete}
      slotProps={{ htmlInput: CODE_FIELD.htmlInput }}
    />
  );
}
