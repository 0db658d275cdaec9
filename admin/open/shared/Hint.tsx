interface HintProps {
  readonly id: string;
  /** The hint, with `{example}` where the example stands. */
  readonly text: string;
  readonly example: string;
}

/** The hint of a field; its example is not broken over two lines. */
export function Hint({ id, text, example }: HintProps) {
  const [before = '', after = ''] = text.split('{example}');
  return (
    <p id={id} className="hint">
      {before}
      <span className="whole">{example}</span>
      {after}
    </p>
  );
}
