/** What a mark says: yes, no, take care, told without judgement. */
export type MarkKind = 'yes' | 'no' | 'warn' | 'plain';

const PATHS: Readonly<Record<MarkKind, string>> = {
  yes: 'M6 13l4 4 8-9',
  no: 'M7 7l10 10M17 7L7 17',
  warn: 'M12 6v8M12 17.5v.5',
  plain: 'M12 6.5v.5M12 10.5v7',
};

/** The shape beside an answer; the words beside it say the same. */
export function Mark({ kind }: { readonly kind: MarkKind }) {
  return (
    <svg className="mark" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="11" />
      <path d={PATHS[kind]} />
    </svg>
  );
}
