import { TextInput } from './fields.tsx';

interface IinInputProps {
  readonly source: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
}

/** Digits only, so that the spaces and dashes of a copied number do no harm. */
const digits = (text: string): string => text.replace(/\D/g, '').slice(0, 12);

/** Twelve digits. */
export function IinInput(props: IinInputProps) {
  return (
    <TextInput
      {...props}
      parse={digits}
      slotProps={{ htmlInput: { inputMode: 'numeric', style: { fontVariantNumeric: 'tabular-nums' } } }}
    />
  );
}
