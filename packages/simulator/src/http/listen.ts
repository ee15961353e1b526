import { createServer, type RequestListener, type Server } from "node:http";
import { isIPv6, type AddressInfo } from "node:net";

/** An open port. */
export interface Listening {
  readonly origin: string;
  readonly port: number;
  /** Sets the listener; earlier requests are told to retry. */
  serve(listener: RequestListener): void;
  /** Closes at once, whatever is in flight. */
  close(): Promise<void>;
}

/** Opens a port, 0 for a free one. Its origin is known before it serves anything, because other parts need it. */
export async function listen(host: string, port: number): Promise<Listening> {
  let listener = notYet;
  const server = createServer((request, response) => listener(request, response));
  // Thousands of calls share keep-alive connections; Node must not cut off a slow caller early.
  server.keepAliveTimeout = 60_000;
  await opened(server, host, port);
  // A server that listens on a host and port has an address object; only pipes have a string.
  const address = server.address() as AddressInfo;
  return {
    origin: `http://${nameOf(host)}:${address.port}`,
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

/** The name under which a browser on this machine opens it. */
function nameOf(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return isIPv6(host) ? `[${host}]` : host;
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
