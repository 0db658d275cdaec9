import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router-dom';
import { App } from './App.tsx';
import { fetchHomes } from './home/homes.ts';
import { languages } from './providers/i18nProvider.ts';
import { authProvider } from './providers/providers.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');

// Asked for while the dictionary is on its way; the answer is kept for the page that needs it first.
authProvider
  .getIdentity()
  .then(({ roles }) => {
    if (window.location.pathname === '/') fetchHomes(roles);
  })
  .catch(() => undefined);
await languages.start();

// Addresses without `#`: the server answers each of them with index.html.
const router = createBrowserRouter([{ path: '*', element: <App /> }]);
createRoot(root).render(
  // The papers have no layout around them to wait in.
  <Suspense fallback={null}>
    <RouterProvider router={router} />
  </Suspense>,
);
