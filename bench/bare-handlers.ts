import { isSealValid, methods, seal, type MethodName } from "@sips-kit/protocol";
import { testShop } from "@sips-kit/simulator";
import express, { type Router } from "express";
import { Pool } from "undici";

/** Makes one call to the gateway. Throws unless the answer's seal is right. */
export type Call = (name: MethodName, fields: object) => Promise<Record<string, string>>;

/** Sealed calls with undici, and nothing else. */
export function bareCalls(gatewayUrl: string): Call {
  const pool = new Pool(gatewayUrl, { connections: 32 });
  return async (name, fields) => {
    const request = { merchantId: testShop.merchantId, keyVersion: testShop.keyVersion, ...fields };
    const { body } = await pool.request({
      path: methods[name].path,
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...request, seal: seal(request, testShop.secretKey) }),
    });
    // The null gateway answers with objects of strings.
    const answer = (await body.json()) as Record<string, string>;
    if (!isSealValid(answer, testShop.secretKey)) throw new Error("wrong seal");
    return answer;
  };
}

/** The minimum that a shop's own handlers would do: three calls; nothing is stored. */
export function bareHandlers(call: Call): Router {
  const router = express.Router();
  router.use(express.json());
  router.post("/sessions", async (request, response) => {
    response.status(201).json(await openBare(call, String(request.body.orderId)));
  });
  router.post("/payments", async (request, response) => {
    const { session, paymentToken } = request.body as Record<string, string>;
    response.json(await payBare(call, String(session), paymentToken));
  });
  return router;
}

/** The first call of a payment. */
export async function openBare(call: Call, orderId: string) {
  const { merchantSessionToken = "", sdkUrl = "" } = await call("hostedFieldsInitialize", {});
  // The gateway takes letters and digits only.
  return { session: orderId.replaceAll("-", ""), hosted: { merchantSessionToken, sdkUrl } };
}

/** The two calls that pay. */
export async function payBare(call: Call, transactionReference: string, paymentToken: unknown) {
  const amount = { amount: "2490", currencyCode: "978", orderChannel: "INTERNET" };
  const enrolled = await call("cardCheckEnrollment", { ...amount, transactionReference, paymentToken });
  const { redirectionData, messageVersion } = enrolled;
  const order = { transactionReference, redirectionData, messageVersion };
  const { responseCode } = await call("cardValidateAuthenticationAndOrder", order);
  const outcome = responseCode === "00" ? ("accepted" as const) : ("refused" as const);
  return { next: "result" as const, url: `/result?payment=${transactionReference}`, outcome };
}
