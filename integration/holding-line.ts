import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { closeServer, listenLocally } from "./local-server.js";

/** A proxy to a gateway that holds the calls of one method until it is told to release them. */
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
    // Read completely before it is held: its sender may be gone when it is released.
    message.on("end", () => {
      const go = () => pass(message, Buffer.concat(chunks), response);
      if (!message.url?.endsWith(`/${method}`)) return go();
      passed += 1;
      if (!isHolding) return go();
      held.push(go);
      tellArrival();
    });
  });
  const url = await listenLocally(server);
  return {
    url,
    /** Starts holding calls of the method; resolves when the first one has arrived. */
    hold(): Promise<void> {
      isHolding = true;
      return new Promise((resolve) => {
        tellArrival = resolve;
      });
    },
    /** Releases the held calls and stops holding. */
    release(): void {
      isHolding = false;
      for (const go of held.splice(0)) go();
    },
    /** How many calls of the method have arrived. */
    calls: () => passed,
    close: () => closeServer(server),
  };
}
