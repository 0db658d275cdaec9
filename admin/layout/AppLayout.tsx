import { Box, Container } from '@mui/material';
import { type ReactNode, Suspense } from 'react';
import { useLocation } from 'react-router-dom';
import { ChangePasswordPage } from '../auth/ChangePasswordPage.tsx';
import { ProofPrompt } from '../auth/ProofPrompt.tsx';
import { SessionEndedDialog } from '../auth/SessionEndedDialog.tsx';
import { useFreshViewer } from '../auth/useFreshViewer.ts';
import { useViewer } from '../auth/useViewer.ts';
import { TotpPage } from '../pages.ts';
import type { Identity } from '../providers/authProvider.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { Header } from './Header.tsx';
import { PageErrorBoundary } from './PageErrorBoundary.tsx';
import { CONTENT_ID, SkipLink } from './SkipLink.tsx';

/** The one page there is while something must be done before anything else. */
const DutyPage = ({ duty }: { readonly duty: NonNullable<Identity['duty']> }) =>
  duty === 'NEW_PASSWORD' ? <ChangePasswordPage forced /> : <TotpPage forced />;

/** Header and page; who must do something first sees only the page for that. */
export function AppLayout({ children }: { readonly children: ReactNode }) {
  const viewer = useViewer();
  const { pathname } = useLocation();
  useFreshViewer();
  return (
    <Box sx={{ minHeight: '100vh', backgroundColor: 'background.default' }}>
      <SkipLink />
      <Header />
      <Container
        id={CONTENT_ID}
        component="main"
        tabIndex={-1}
        maxWidth={false}
        sx={{ maxWidth: 1440, py: { xs: 1.5, md: 2.5 }, px: { xs: 1.5, md: 2 } }}
      >
        {/* Outside of what each address renews, so that the page shown stays until the next one is here. */}
        <Suspense fallback={<LoadingLines shape="page" />}>
          <PageErrorBoundary key={pathname}>
            {viewer?.duty ? <DutyPage duty={viewer.duty} /> : children}
          </PageErrorBoundary>
        </Suspense>
      </Container>
      <ProofPrompt />
      <SessionEndedDialog />
    </Box>
  );
}
