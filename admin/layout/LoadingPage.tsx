import { Box, Container, Skeleton } from '@mui/material';
import { LoadingLines } from '../shared/LoadingLines.tsx';

/** The whole page while it is not known yet who is signed in: the header's place, then the page's. */
export function LoadingPage() {
  return (
    <>
      <Box
        sx={{
          height: 53,
          borderBottom: '1px solid',
          borderColor: 'divider',
          backgroundColor: 'background.paper',
        }}
      >
        <Box sx={{ maxWidth: 1440, mx: 'auto', px: 2, pt: 1.5 }}>
          <Skeleton variant="rounded" width={120} height={26} />
        </Box>
      </Box>
      <Container maxWidth={false} sx={{ maxWidth: 1440, py: 2.5 }}>
        <LoadingLines shape="page" />
      </Container>
    </>
  );
}
