import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';
import { openWeight } from './build/openWeight.ts';

/** The public pages, built into the folder of the back office after it: `vite build admin --config admin/vite.open.config.ts`. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  publicDir: false,
  plugins: [react(), openWeight(), compressed()],
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: { input: `${import.meta.dirname}/open.html` },
  },
});
