import { useFormState } from 'react-hook-form';
import { CodeInput } from './CodeInput.tsx';

interface AskedCodeProps {
  /** Whether a code will be asked for, where that is known beforehand. */
  readonly isExpected?: boolean;
}

/** The field `code` of the form around it: from the start where it is expected, else once the server has asked for one. */
export function AskedCode({ isExpected = false }: AskedCodeProps) {
  const { errors, dirtyFields } = useFormState();
  const isAsked = 'code' in errors || 'code' in dirtyFields;
  return isExpected || isAsked ? <CodeInput source="code" autoFocus={!isExpected} /> : null;
}
