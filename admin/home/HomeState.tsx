import { Alert } from '@mui/material';
import { LoadingLines } from '../shared/LoadingLines.tsx';

/** Instead of a home that has not come: grey lines, or why it does not come. */
export function HomeState({ error }: { readonly error: Error | null }) {
  return error ? <Alert severity="error">{error.message}</Alert> : <LoadingLines rows={8} />;
}
