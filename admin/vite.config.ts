import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';
import { firstScreen } from './build/firstScreen.ts';
import { openAddresses } from './build/openAddresses.ts';
import { operationsList } from './build/operationsList.ts';
import { pdfAssets } from './build/pdfAssets.ts';

/**
 * The back office: `vite build admin` writes admin/dist; `vite admin` serves it with hot reload beside a running API, and
 * the public pages with it. Those are built by vite.open.config.ts, so that neither loads code of the other.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), openAddresses(), pdfAssets(), firstScreen(), operationsList(), compressed()],
  resolve: {
    // Apollo and GraphQL's parser would be a sixth of the first screen's code, and none of it would run.
    alias: [
      {
        find: /^(@apollo\/client|graphql|pluralize)$/,
        replacement: `${import.meta.dirname}/build/neverRun.ts`,
      },
    ],
  },
  // The server fills it in anew for each page (server/backOffice.ts).
  html: { cspNonce: '{nonce}' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // An inlined file would be a `data:` address, which the page's content policy refuses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        // What every page needs comes as one file: each request has its price.
        codeSplitting: { groups: [{ name: 'common', tags: ['$initial'] }] },
      },
    },
  },
  server: {
    proxy: {
      '/graphql': { target: process.env.KOMEK_API ?? 'http://127.0.0.1:3000', changeOrigin: false },
      '/files': { target: process.env.KOMEK_API ?? 'http://127.0.0.1:3000', changeOrigin: false },
    },
  },
});
