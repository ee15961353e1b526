import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A port that is open. */
export interface Listening {
  readonly origin: string;
  readonly port: number;
  /** Says who answers; requests that come before it are told to come again. */
  serve(listener: RequestListener): void;
  /** Ends at once, whatever is under way. */
  close(): Promise<void>;
}

/** Opens a port, 0 for a free one. It knows its origin before it has anything to serve: other parts need to be told. */
export async function listen(host: string, port: number): Promise<Listening> {
  let listener = notYet;
  const server = createServer((request, response) => listener(request, response));
  // Calls come in thousands over connections that stay open; a slow caller must not be cut off by Node before its time.
  server.keepAliveTimeout = 60_000;
  await opened(server, host, port);
  // A server that listens on a host and port has an address of this kind; pipes have texts.
  const address = server.address() as AddressInfo;
  return {
    origin: `http://${host}:${address.port}`,
    port: address.port,
    serve(next) {
      listener = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const notYet: RequestListener = (_request, response) => response.writeHead(503).end();

function opened(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === "EADDRINUSE";
      reject(isTaken ? new Error(`Port ${port} of ${host} is taken: choose another.`) : error);
    });
    server.listen(port, host, resolve);
  });
}
