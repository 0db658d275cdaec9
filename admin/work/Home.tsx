import { Navigate } from 'react-router-dom';
import { useViewer } from '../auth/useViewer.ts';
import { mayAccess } from '../providers/access.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';

/** The first page of each role: my work, else the cases, else the users. */
export function Home() {
  const viewer = useViewer();
  if (!viewer) return <LoadingLines />;
  const may = (resource: string) => mayAccess(viewer.roles, resource, 'list');
  return <Navigate to={may('inbox') ? '/work' : may('cases') ? '/cases' : '/users'} replace />;
}
