import { Box, Container } from '@mui/material';
import { type ReactNode, Suspense } from 'react';
import { SkipNavigationButton } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { ChangePasswordPage } from '../auth/ChangePasswordPage.tsx';
import { useViewer } from '../auth/useViewer.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { DocumentLanguage } from './DocumentLanguage.tsx';
import { Header } from './Header.tsx';
import { PageErrorBoundary } from './PageErrorBoundary.tsx';

/** Header and page; with a temporary password there is only one page: its change. */
export function AppLayout({ children }: { readonly children: ReactNode }) {
  const viewer = useViewer();
  const { pathname } = useLocation();
  return (
    <Box sx={{ minHeight: '100vh', backgroundColor: 'background.default' }}>
      <DocumentLanguage />
      <SkipNavigationButton />
      <Header />
      <Container
        id="main-content"
        component="main"
        maxWidth={false}
        sx={{ maxWidth: 1440, py: 2.5, px: { xs: 1.5, md: 2 } }}
      >
        <PageErrorBoundary key={pathname}>
          <Suspense fallback={<LoadingLines />}>
            {viewer?.mustChangePassword ? <ChangePasswordPage forced /> : children}
          </Suspense>
        </PageErrorBoundary>
      </Container>
    </Box>
  );
}
