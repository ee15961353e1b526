import { createServer } from "node:http";
import { methods, seal, type JsonObject, type MethodName } from "@sips-kit/protocol";
import { testShop } from "@sips-kit/simulator";

// A gateway that does no work: the same sealed bytes for every call of a method. A separate process.
const answers: { readonly [N in MethodName]?: JsonObject } = {
  hostedFieldsInitialize: {
    merchantSessionToken: "m".repeat(64),
    sdkUrl: "http://127.0.0.1/sdk.js",
  },
  cardCheckEnrollment: {
    redirectionData: "d".repeat(200),
    messageVersion: "0.1",
    maskedPan: "5100##########00",
  },
  cardValidateAuthenticationAndOrder: {
    acquirerResponseCode: "00",
    authorisationId: "123456",
    maskedPan: "5100##########00",
  },
};

/** The first argument: the delay before each answer, in milliseconds. */
const delayMs = Number(process.argv[2] ?? 0);
const byPath = new Map<string | undefined, string>();
for (const [name, answer] of Object.entries(answers)) {
  // Object.entries of the table above: its keys are names of methods.
  const { path, resultField } = methods[name as MethodName];
  const accepted = { [resultField]: "00", ...answer };
  byPath.set(path, JSON.stringify({ ...accepted, seal: seal(accepted, testShop.secretKey) }));
}

const server = createServer((request, response) => {
  const body = byPath.get(request.url) ?? "";
  request.resume().on("end", () => {
    response.setHeader("content-type", "application/json");
    response.setHeader("content-length", body.length);
    if (delayMs > 0) setTimeout(() => response.end(body), delayMs);
    else response.end(body);
  });
});
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
process.once("disconnect", () => process.exit());
