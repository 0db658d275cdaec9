import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router-dom';
import { App } from './App.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');

// Addresses without `#`: the server answers each of them with index.html.
const router = createBrowserRouter([{ path: '*', element: <App /> }]);
createRoot(root).render(
  // The papers have no layout around them to wait in.
  <Suspense fallback={null}>
    <RouterProvider router={router} />
  </Suspense>,
);
