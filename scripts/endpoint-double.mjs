/**
 * A Vite plugin that stands in for a shop's server in the elements' tests: real requests, answered as the test has
 * planned. `packages/web-components/src/testing/endpoint-double.ts` speaks to it.
 *
 * - POST /endpoint-double/NAME/answers takes the answers to come, by route: `{ status, body, isHeld, isCut }`.
 * - GET /endpoint-double/NAME/requests gives what was sent: `{ to, body }`.
 * - POST /endpoint-double/NAME/release lets answers go that are held.
 */
export const endpointDouble = {
  name: "endpoint-double",
  configureServer(server) {
    server.middlewares.use("/endpoint-double", (request, response) => {
      void answer(request, response);
    });
  },
};

/** By name, one for each test. */
const doubles = new Map();

async function answer(request, response) {
  const [, name, ...path] = new URL(request.url, "http://double").pathname.split("/");
  const route = path.join("/");
  const double = doubleOf(name);
  const text = await bodyOf(request);
  const body = text === "" ? undefined : JSON.parse(text);
  if (route === "answers") {
    for (const [to, more] of Object.entries(body))
      double.answers[to] = [...(double.answers[to] ?? []), ...more];
    return send(response, 200, {});
  }
  if (route === "requests") return send(response, 200, double.requests);
  if (route === "release") {
    for (const release of double.held.splice(0)) release();
    return send(response, 200, {});
  }
  double.requests.push({ to: route, body });
  const planned = double.answers[route]?.shift() ?? {
    status: 404,
    body: { detail: "No answer is planned." },
  };
  if (planned.isHeld) await new Promise((resolve) => double.held.push(resolve));
  if (planned.isCut) return cut(response);
  send(response, planned.status ?? 200, planned.body ?? {});
}

/** Breaks the connection within the answer: if it broke earlier, browsers would retry by themselves. */
function cut(response) {
  response.writeHead(200, { "content-type": "application/json", "content-length": 2 });
  response.write("{", () => response.destroy());
}

function doubleOf(name) {
  const known = doubles.get(name) ?? { answers: {}, requests: [], held: [] };
  doubles.set(name, known);
  return known;
}

async function bodyOf(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

function send(response, status, body) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
