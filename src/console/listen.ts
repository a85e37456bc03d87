import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

/** Deals with a request on its own; false: the pages answer it. */
export type First = (req: IncomingMessage, res: ServerResponse) => boolean;

/** Serves the pages on a port (0: a free one), after `first` where there is one. Rejects with one clear error when the port is taken. */
export function listen(web: Hono, first: First | null, port: number): Promise<{ server: Server; port: number }> {
  const pages = getRequestListener(web.fetch);
  return new Promise((resolve, reject) => {
    const server = createServer((req, res) => {
      if (!first?.(req, res)) void pages(req, res);
    });
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`port ${port} is taken: set PORT to another one`) : error),
    );
    server.listen(port, () => resolve({ server, port: (server.address() as AddressInfo).port }));
  });
}
