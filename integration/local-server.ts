import type { Server as HttpServer } from "node:http";
import type { AddressInfo, Server } from "node:net";

/** Listens on a free port of this machine; returns the origin. */
export async function listenLocally(server: Server, name = "127.0.0.1"): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // An address of a TCP server is an AddressInfo.
  return `http://${name}:${(server.address() as AddressInfo).port}`;
}

/** Closes a server at once, whoever is still connected. */
export async function closeServer(server: HttpServer): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
