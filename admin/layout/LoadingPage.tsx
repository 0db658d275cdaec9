import { Container } from '@mui/material';
import { LoadingLines } from '../shared/LoadingLines.tsx';

/** The whole page while it is not known yet who is signed in. */
export function LoadingPage() {
  return (
    <Container sx={{ pt: 8 }}>
      <LoadingLines />
    </Container>
  );
}
