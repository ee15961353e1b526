import { expect, test } from "vitest";
import { listen } from "./listen.js";

// A browser opens these addresses: they are in redirectionUrl and sdkUrl.
test.each([
  ["127.0.0.1", "127.0.0.1"],
  ["localhost", "localhost"],
  ["::1", "[::1]"],
  // All addresses of the machine are no address that one can open.
  ["0.0.0.0", "127.0.0.1"],
  ["::", "[::1]"],
])("an origin on %s can be opened as %s", async (host, name) => {
  const listening = await listen(host, 0);
  try {
    listening.serve((_request, response) => response.end("here"));
    expect(listening.origin).toBe(`http://${name}:${listening.port}`);
    expect(await (await fetch(listening.origin)).text()).toBe("here");
  } finally {
    await listening.close();
  }
});
