import type { Server } from 'node:http';
import { join } from 'node:path';
import { ensureArtifacts } from './artifacts.ts';
import type { Pages } from './backOffice.ts';
import { configurationOrExit } from './configurationOrExit.ts';

const config = configurationOrExit();

/** The back office from its sources, at the server's own address, changed in the browser as they change. */
async function livePages(server: Server): Promise<Pages> {
  // Vite is a tool of development: production may be installed without it.
  const { createServer } = await import('vite');
  const vite = await createServer({
    configFile: join(import.meta.dirname, '../admin/vite.config.ts'),
    server: { middlewareMode: true, ws: { server }, proxy: {} },
    clearScreen: false,
  });
  server.on('close', () => void vite.close());
  return (request, response) => {
    vite.middlewares(request, response, () => {
      response.writeHead(404).end();
    });
  };
}

await ensureArtifacts({ production: false, pages: false }, (line) => process.stdout.write(`${line}\n`));
const { main } = await import('./main.ts');
await main(config, livePages);
