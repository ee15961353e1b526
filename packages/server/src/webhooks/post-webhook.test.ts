import { createServer, type AddressInfo, type Socket } from "node:net";
import { expect, test } from "vitest";
import { postWebhook } from "./post-webhook.js";

test("the deadline holds for the connection, too: here nobody answers the TLS handshake", async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // An address of a TCP server is an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const endpoint = {
    url: `https://127.0.0.1:${port}/hooks`,
    secrets: ["the secret of the receiver, long enough"],
  };
  const posted = await postWebhook({ endpoint, body: "{}", nowMs: 0, deadlineMs: 200 });
  expect(posted).toEqual({ failure: "no answer in time" });
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});
