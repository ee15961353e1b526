import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A line to a gateway that keeps the calls of one method back until it is told to let them go. */
export async function startHoldingLine(gatewayUrl: string, method: string) {
  const { hostname, port } = new URL(gatewayUrl);
  const held: (() => void)[] = [];
  let isHolding = false;
  let tellArrival = () => {};
  let passed = 0;

  const pass = ({ url: path, headers }: IncomingMessage, body: Buffer, response: ServerResponse): void => {
    const onward = httpRequest({ hostname, port, path, method: "POST", headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    onward.end(body);
  };
  const server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on("data", (chunk: Buffer) => chunks.push(chunk));
    // Whole before it is held: whoever has sent it may be gone when it is let go.
    message.on("end", () => {
      const go = () => pass(message, Buffer.concat(chunks), response);
      if (!message.url?.endsWith(`/${method}`)) return go();
      passed += 1;
      if (!isHolding) return go();
      held.push(go);
      tellArrival();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    // A listening TCP server has such an address.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** From now on calls of the method are held; resolves when the first of them is here. */
    hold(): Promise<void> {
      isHolding = true;
      return new Promise((resolve) => {
        tellArrival = resolve;
      });
    },
    /** Lets go what is held, and whatever comes from now on. */
    release(): void {
      isHolding = false;
      for (const go of held.splice(0)) go();
    },
    /** How many calls of the method have come. */
    calls: () => passed,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
