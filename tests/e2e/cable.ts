import { createServer, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** The cable between one browser and the server: a proxy that can be cut, streams and all, and joined again. */
export interface Cable {
  readonly proxy: { readonly server: string; readonly bypass: string };
  cut(): void;
  join(): void;
  remove(): Promise<void>;
}

/** Lays a cable. The browser's own "offline" leaves open streams alone, so it is no lost connection. */
export async function layCable(): Promise<Cable> {
  let whole = true;
  const sockets = new Set<Socket>();
  const server = createServer((incoming, outgoing) => {
    const onward = request(
      incoming.url ?? '',
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  server.on('connection', (socket: Socket) => {
    if (!whole) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const cut = (): void => {
    whole = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    // Chromium goes around its proxy to this machine unless told not to.
    proxy: { server: `http://127.0.0.1:${port}`, bypass: '<-loopback>' },
    cut,
    join: () => {
      whole = true;
    },
    async remove() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
