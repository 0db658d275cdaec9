import type { Plugin } from 'vite';

/** The addresses of the public pages; the server knows the same. */
const PUBLIC_PATH = /^\/(?:check(?:\/[^/?]*)?|status|info)\/?(?:\?|$)/;

/** Serves the public pages at their addresses while they are developed. */
export function openAddresses(): Plugin {
  return {
    name: 'komek:open-addresses',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (PUBLIC_PATH.test(request.url ?? '')) request.url = '/open.html';
        next();
      });
    },
  };
}
