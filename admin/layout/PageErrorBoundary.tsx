import { Component, type ReactNode } from 'react';
import { PageFailure } from './PageFailure.tsx';

/** Keeps one broken page from taking the header with it. */
export class PageErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <PageFailure /> : this.props.children;
  }
}
