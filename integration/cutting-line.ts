import { connect, createServer, type Socket } from "node:net";
import { listenLocally } from "./local-server.js";

/** Where the connection breaks: after this many bytes of one call's request or answer. */
export interface Cut {
  /** The last part of the call's path, such as `cardValidateAuthenticationAndOrder`. */
  readonly method: string;
  readonly side: "request" | "answer";
  readonly after: number;
}

/** A proxy to a gateway that passes bytes through unchanged, and breaks the connection where it is told to. */
export async function startCuttingLine(gatewayUrl: string) {
  const { hostname, port } = new URL(gatewayUrl);
  let cut: Cut | undefined;
  let lengths = { request: 0, answer: 0 };
  const sockets = new Set<Socket>();

  const server = createServer((client) => {
    const gateway = connect(Number(port), hostname);
    // The current call of this connection; its first bytes name its path.
    let passed: { readonly isCut: boolean; request: number; answer: number } | undefined;
    const pass = (side: Cut["side"], chunk: Buffer, to: Socket): void => {
      if (side === "request" && chunk.subarray(0, 5).toString() === "POST ") {
        const isCut = cut !== undefined && chunk.includes(`/${cut.method} `);
        passed = { isCut, request: 0, answer: 0 };
      }
      if (!passed?.isCut || !cut) return void to.write(chunk);
      passed[side] += chunk.length;
      lengths = { request: passed.request, answer: passed.answer };
      const left = cut.side === side ? cut.after - (passed[side] - chunk.length) : chunk.length + 1;
      if (left > chunk.length) return void to.write(chunk);
      to.write(chunk.subarray(0, left), () => {
        client.destroy();
        gateway.destroy();
      });
    };
    for (const socket of [client, gateway]) {
      sockets.add(socket);
      // Broken connections are intended.
      socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    }
    client.on("data", (chunk) => pass("request", chunk, gateway)).on("close", () => gateway.destroy());
    gateway.on("data", (chunk) => pass("answer", chunk, client)).on("close", () => client.destroy());
  });
  const url = await listenLocally(server);
  return {
    url,
    /** Takes effect at once; undefined stops the cuts. */
    cutAt(next: Cut | undefined) {
      cut = next;
    },
    /** The number of bytes in the last call that a cut applied to. */
    lengths: () => lengths,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
