import { createContext, type MouseEvent, type ReactNode, use } from 'react';
import type { PageName } from './place.ts';
import type { GoTo } from './usePlace.ts';

/** Gives the way to another page to everything below. */
export const GoToContext = createContext<GoTo>(() => {});

interface PageLinkProps {
  readonly page: PageName;
  readonly anchor?: string;
  readonly current?: boolean;
  readonly className?: string;
  readonly onFollow?: () => void;
  readonly children: ReactNode;
}

/** A link to a public page: a real address, followed without loading anything anew. */
export function PageLink({ page, anchor, current, className, onFollow, children }: PageLinkProps) {
  const goTo = use(GoToContext);
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onFollow?.();
    goTo(page, anchor);
  };
  return (
    <a
      href={`/${page}${anchor ? `#${anchor}` : ''}`}
      className={className}
      aria-current={current ? 'page' : undefined}
      onClick={follow}
    >
      {children}
    </a>
  );
}
