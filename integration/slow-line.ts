import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A proxy to the gateway that delays every call, however many there are. */
export interface SlowLine {
  readonly url: string;
  /** The maximum of concurrent calls. */
  readonly mostAtOnce: number;
  close(): Promise<void>;
}

/** @param latencyMs how long each call is delayed */
export async function startSlowLine(target: string, latencyMs: number): Promise<SlowLine> {
  const agent = new Agent({ keepAlive: true });
  let underWay = 0;
  let mostAtOnce = 0;
  const server = createServer((incoming, response) => {
    underWay += 1;
    mostAtOnce = Math.max(mostAtOnce, underWay);
    response.once("close", () => (underWay -= 1));
    const { method, url = "/", headers } = incoming;
    setTimeout(() => {
      const onward = request(new URL(url, target), { method, headers, agent }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.once("error", () => response.destroy());
      incoming.pipe(onward);
    }, latencyMs);
  });
  // Undici keeps connections for longer than Node's servers do by default.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", 1024, resolve));
  return {
    // An address of a TCP server is an AddressInfo.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get mostAtOnce() {
      return mostAtOnce;
    },
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
