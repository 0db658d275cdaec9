import type { ReactNode } from 'react';
import { useViewer } from '../auth/useViewer.ts';
import { mayAccess } from '../providers/access.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';

interface OnlyForProps {
  readonly resource: string;
  readonly action: string;
  readonly children: ReactNode;
}

/** Shows a page only to those whose roles open it; for the others there is no such page. */
export function OnlyFor({ resource, action, children }: OnlyForProps) {
  const viewer = useViewer();
  if (!viewer) return <LoadingLines shape="page" />;
  return mayAccess(viewer.roles, resource, action) ? children : <NotFoundPage />;
}
