import { Component, type ReactNode } from 'react';
import { PageFailure } from './PageFailure.tsx';

interface Caught {
  readonly error: unknown;
}

/** Keeps one broken page from taking the header with it. */
export class PageErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly caught: Caught | null }
> {
  override state: { readonly caught: Caught | null } = { caught: null };

  static getDerivedStateFromError(error: unknown) {
    return { caught: { error } };
  }

  override render(): ReactNode {
    const { caught } = this.state;
    return caught ? <PageFailure error={caught.error} /> : this.props.children;
  }
}
