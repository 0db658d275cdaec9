import { ensureArtifacts } from './artifacts.ts';

await ensureArtifacts({ production: false, pages: true }, (line) => process.stdout.write(`${line}\n`));
