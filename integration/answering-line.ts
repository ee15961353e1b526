import { createServer } from "node:http";
import { seal, type JsonObject } from "@sips-kit/protocol";
import { testShop } from "@sips-kit/simulator";
import { closeServer, listenLocally } from "./local-server.js";

/** A proxy to the simulator that answers chosen calls itself, with the shop's seal or without one. */
export async function startAnsweringLine(gatewayUrl: string) {
  const scripted = new Map<string, { readonly fields: JsonObject; readonly isSealed: boolean }>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    // Without an encoding a request's chunks are buffers.
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const script = scripted.get(String(request.url).split("/").at(-1) ?? "");
    response.setHeader("content-type", "application/json");
    if (script) {
      const { fields, isSealed } = script;
      const sealed = isSealed ? { seal: seal(fields, testShop.secretKey) } : {};
      return response.end(JSON.stringify({ ...fields, ...sealed }));
    }
    const passed = await fetch(gatewayUrl + request.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: Buffer.concat(chunks),
    });
    response.writeHead(passed.status).end(await passed.text());
  });
  const url = await listenLocally(server);
  return {
    url,
    /** Takes effect at once; undefined passes the call through again. */
    answers(method: string, fields: JsonObject | undefined, isSealed = true) {
      if (fields) scripted.set(method, { fields, isSealed });
      else scripted.delete(method);
    },
    close: () => closeServer(server),
  };
}
