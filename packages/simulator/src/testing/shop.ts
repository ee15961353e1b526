import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A shop's web server: one page, and a record of what is posted to it. */
export interface TestShopServer {
  /** On localhost, so that the simulator's 127.0.0.1 is another site. */
  readonly origin: string;
  /** The forms that came in, in order. */
  readonly posts: readonly URLSearchParams[];
  show(page: string, headers?: Readonly<Record<string, string>>): void;
  close(): void;
}

export async function startShop(): Promise<TestShopServer> {
  let page = "";
  let pageHeaders: Readonly<Record<string, string>> = {};
  const posts: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.setHeader("content-type", "text/html; charset=utf-8");
      if (request.url === "/favicon.ico") return response.writeHead(404).end();
      if (request.method !== "POST") return response.writeHead(200, pageHeaders).end(page);
      posts.push(new URLSearchParams(Buffer.concat(chunks).toString()));
      return response.end("<!doctype html><title>Shop</title><h1>Back in the shop</h1>");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  // A server that listens on a port has an address object.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    posts,
    show(next, headers = {}) {
      page = next;
      pageHeaders = headers;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
