import { BUNDLE, isBundleFresh } from './bundle.mjs';

// What `npm start` runs: in production the bundle that `npm run build` has made of these sources, else the sources.
if (process.env.NODE_ENV === 'production' && isBundleFresh()) {
  await import(BUNDLE);
} else {
  const { register } = await import('tsx/esm/api');
  register();
  await import('./start.ts');
}
