import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The back office: `vite build admin` writes admin/dist; `vite admin` serves it with hot reload beside a running API. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // An inlined file would be a `data:` address, which the page's content policy refuses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: {
      '/graphql': { target: process.env.KOMEK_API ?? 'http://127.0.0.1:3000', changeOrigin: false },
    },
  },
});
