import { ensureArtifacts } from './artifacts.ts';
import { buildBundle } from './bundle.mjs';

const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

await ensureArtifacts({ production: false, pages: true }, tell);
if (await buildBundle()) tell('The server was bundled.');
