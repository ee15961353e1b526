import { readdirSync, readFileSync } from "node:fs";
import type { RouteAnswer, Routes } from "../http/routes.js";

// Served as they are; the published package includes these sources next to its code.
const folder = new URL("browser/", import.meta.url);

/** The path of the gateway's own script, and of ours. */
export const sdkPath = "/paymentprovider/hostedfields/services/sdpx-hostedfields-sdk.js";

/** The browser files, unbundled: plain modules, read once at the start. */
export function browserFileRoutes(): Routes {
  const names = readdirSync(folder).filter((name) => /\.(js|css)$/.test(name));
  const files = names
    .filter((name) => name !== "sdk.js")
    .map((name) => [`GET /hosted-fields/${name}`, fileAnswer(name, "same-origin")] as const);
  const routes = [...files, [`GET ${sdkPath}`, fileAnswer("sdk.js", "cross-origin")] as const];
  return Object.fromEntries(routes.map(([route, answer]) => [route, () => answer]));
}

function fileAnswer(name: string, readers: "same-origin" | "cross-origin"): RouteAnswer {
  return {
    status: 200,
    headers: {
      "content-type": `${name.endsWith(".css") ? "text/css" : "text/javascript"}; charset=utf-8`,
      "cross-origin-resource-policy": readers,
      // The frames of a page load the same files. Another version may soon be served at the same address.
      "cache-control": "max-age=10",
      ...(readers === "cross-origin" ? { "access-control-allow-origin": "*" } : {}),
    },
    body: readFileSync(new URL(name, folder)),
  };
}
