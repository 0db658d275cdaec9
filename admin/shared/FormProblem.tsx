import { Alert } from '@mui/material';

/** What stands in the way of the whole form; what belongs to a field stands there. */
export function FormProblem({ problem }: { readonly problem: string | null }) {
  return problem === null ? null : (
    <Alert severity="error" role="alert">
      {problem}
    </Alert>
  );
}
