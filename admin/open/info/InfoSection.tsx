import type { ReactNode } from 'react';
import { Waiting } from '../shared/Answer.tsx';
import type { Asking } from '../shared/useAsking.ts';

interface InfoSectionProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** A section that the contents point at. */
export function InfoSection({ id, title, children }: InfoSectionProps) {
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Grey lines while a list is on its way; nothing where it does not come, for the page says so above. */
export function ListWaiting({ asking }: { readonly asking: Asking<unknown>['state'] }) {
  return asking === 'busy' || asking === 'idle' ? <Waiting /> : null;
}
