import { ensureArtifacts, NotBuiltError } from './artifacts.ts';
import { configurationOrExit } from './configurationOrExit.ts';

const config = configurationOrExit();

try {
  await ensureArtifacts({ production: config.production, pages: true }, (line) =>
    process.stdout.write(`${line}\n`),
  );
} catch (error) {
  if (!(error instanceof NotBuiltError)) throw error;
  process.stderr.write(`Komek cannot start: ${error.message}\n`);
  process.exit(1);
}
// Only now, for it needs what was just generated.
const { main } = await import('./main.ts');
await main(config);
