import { type ChangeEvent, type Ref, useId, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { caretAfter, codeSigns, EXAMPLE_CODE, groupedCode } from '../check/codeText.ts';
import { Hint } from './Hint.tsx';

interface CodeFieldProps {
  readonly label: string;
  /** With `{example}` where the example stands. */
  readonly hint: string;
  readonly problem: string | null;
  /** The signs of the code, without hyphens. */
  readonly signs: string;
  readonly onChange: (signs: string) => void;
  readonly ref?: Ref<{ focus: () => void }>;
}

/** The field for a paper's code: groups it while it is typed, and the caret stays where it was. */
export function CodeField({ label, hint, problem, signs, onChange, ref }: CodeFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);
  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus() }));

  const change = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const before = target.value.slice(0, target.selectionStart ?? target.value.length);
    caret.current = caretAfter(codeSigns(before).length);
    onChange(codeSigns(target.value));
  };
  useLayoutEffect(() => {
    if (caret.current === null) return;
    input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Hint id={`${id}-hint`} text={hint} example={EXAMPLE_CODE} />
      <input
        ref={input}
        id={id}
        name="code"
        className="code"
        value={groupedCode(signs)}
        onChange={change}
        autoCapitalize="characters"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${id}-problem ${id}-hint` : `${id}-hint`}
      />
      <FieldProblem id={`${id}-problem`} text={problem} />
    </div>
  );
}

/** What is wrong with a field, told at once to those who listen. */
export function FieldProblem({ id, text }: { readonly id: string; readonly text: string | null }) {
  return (
    <p id={id} role="alert" className="problem">
      {text}
    </p>
  );
}
