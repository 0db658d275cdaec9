import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';

interface RowLinkProps {
  readonly to: string;
  readonly lang?: string;
  readonly children: ReactNode;
}

/** The link of a row, dressed by its table: by it the row is reached with the keyboard. */
export function RowLink({ to, lang, children }: RowLinkProps) {
  return (
    <Link to={to} data-row-link className="row-link" {...(lang ? { lang } : {})}>
      {children}
    </Link>
  );
}
