import type { ReactElement } from 'react';
import {
  Authenticated,
  CoreAdminContext,
  CoreAdminUI,
  CustomRoutes,
  localStorageStore,
  Resource,
} from 'react-admin';
import { Route } from 'react-router-dom';
import { ChangePasswordPage } from './auth/ChangePasswordPage.tsx';
import { ProvenPage } from './auth/ProvenPage.tsx';
import { SignInPage } from './auth/SignInPage.tsx';
import { Home } from './home/Home.tsx';
import { LanguageProvider } from './i18n/LanguageProvider.tsx';
import { AppLayout } from './layout/AppLayout.tsx';
import { LoadingPage } from './layout/LoadingPage.tsx';
import { NotFoundPage } from './layout/NotFoundPage.tsx';
import { OnlyFor } from './layout/OnlyFor.tsx';
import { PageFailure } from './layout/PageFailure.tsx';
import { Toast } from './layout/Toast.tsx';
import * as pages from './pages.ts';
import { i18nProvider } from './providers/i18nProvider.ts';
import { authProvider, dataProvider } from './providers/providers.ts';
import { LookProvider } from './theme/LookProvider.tsx';

const store = localStorageStore('2', 'komek');

const only = (resource: string, action: string, page: ReactElement) => (
  <OnlyFor resource={resource} action={action}>
    {page}
  </OnlyFor>
);

/** A page without the layout must itself send those away who are not signed in. */
const paper = (page: ReactElement) => <Authenticated>{only('papers', 'show', page)}</Authenticated>;

/** The back office: the sign-in page, the pages under the header, and a paper without it. */
export function App() {
  return (
    <CoreAdminContext
      dataProvider={dataProvider}
      authProvider={authProvider}
      i18nProvider={i18nProvider}
      store={store}
    >
      <LanguageProvider>
        <LookProvider>
          <CoreAdminUI
            layout={AppLayout}
            loginPage={SignInPage}
            dashboard={Home}
            catchAll={NotFoundPage}
            accessDenied={NotFoundPage}
            authenticationError={PageFailure}
            error={PageFailure}
            loading={LoadingPage}
            requireAuth
            disableTelemetry
          >
            <CustomRoutes noLayout>
              <Route path="/cases/:id/papers/:paperId" element={paper(<pages.PaperPage />)} />
            </CustomRoutes>
            <CustomRoutes>
              <Route path="/work/:code?" element={only('inbox', 'list', <pages.MyWork />)} />
              <Route path="/signing" element={only('signing', 'list', <pages.SigningPage />)} />
              <Route path="/cases/:id" element={only('cases', 'show', <pages.CasePage />)} />
              <Route path="/register" element={only('cases', 'create', <pages.RegisterPage />)} />
              <Route path="/journals" element={only('journals', 'list', <pages.JournalsPage />)} />
              <Route path="/oversight" element={only('oversight', 'list', <pages.OversightPage />)} />
              <Route path="/reports" element={only('reports', 'list', <pages.ReportsPage />)} />
              <Route path="/calendar/:part?" element={only('calendar', 'list', <pages.CalendarPage />)} />
              <Route path="/absences" element={only('absences', 'list', <pages.AbsencesPage />)} />
              <Route path="/history" element={only('history', 'list', <pages.HistoryPage />)} />
              <Route path="/sessions" element={only('sessions', 'list', <pages.SessionsPage />)} />
              <Route path="/tokens" element={only('apiTokens', 'list', <pages.TokensPage />)} />
              <Route path="/two-steps" element={<pages.TotpPage />} />
              <Route path="/password" element={<ChangePasswordPage />} />
              <Route path="/proven" element={<ProvenPage />} />
            </CustomRoutes>
            <Resource name="cases" list={only('cases', 'list', <pages.CaseList />)} />
            <Resource
              name="offices"
              list={only('offices', 'list', <pages.OfficeList />)}
              show={only('offices', 'show', <pages.OfficePage />)}
              edit={only('offices', 'edit', <pages.OfficeEdit />)}
            />
            <Resource
              name="users"
              list={only('users', 'list', <pages.UserList />)}
              create={only('users', 'create', <pages.UserCreate />)}
              edit={only('users', 'edit', <pages.UserEdit />)}
            />
            <Resource
              name="referenceEntries"
              list={only('referenceEntries', 'list', <pages.ReferenceList />)}
              edit={only('referenceEntries', 'edit', <pages.ReferenceEdit />)}
            />
          </CoreAdminUI>
          <Toast />
        </LookProvider>
      </LanguageProvider>
    </CoreAdminContext>
  );
}
