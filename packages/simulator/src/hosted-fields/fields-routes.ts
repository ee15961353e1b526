import { RouteError } from "../http/route-error.js";
import { json, readJsonObject } from "../http/json.js";
import type { RouteRequest, Routes } from "../http/routes.js";
import { browserFileRoutes } from "./browser-files.js";
import { framePage } from "./frame-page.js";
import { takenBrands } from "../ledger/hosted-sessions.js";
import type { HostedFieldsPort } from "./hosted-fields-port.js";

/**
 * The hosted fields' origin: the script for the shop's page, the frames, and a back end that only the frames may call.
 */
export function fieldsRoutes(port: HostedFieldsPort, fieldsOrigin: string): Routes {
  const read = (request: RouteRequest) => {
    refuseOtherOrigins(request, fieldsOrigin);
    const body = readJsonObject(request);
    const merchantSessionToken = textOf(body, "merchantSessionToken");
    const session = port.openSession(merchantSessionToken);
    if (!session) {
      throw new RouteError("SESSION", "The session is unknown or too old: call hostedFieldsInitialize.");
    }
    return { body, merchantSessionToken, session };
  };
  return {
    ...browserFileRoutes(),
    "GET /hosted-fields/frame": framePage,
    "POST /hosted-fields/session": (request) => {
      read(request);
      return json({});
    },
    "POST /hosted-fields/brands": (request) => {
      const { body, session } = read(request);
      const brands = port.brandsOf(textOf(body, "cardIIN"));
      const taken = takenBrands(session, brands);
      return json({ brands: taken, isRefused: brands.length > 0 && taken.length === 0 });
    },
    "POST /hosted-fields/payment-tokens": (request) => {
      const { body, merchantSessionToken } = read(request);
      const paymentMeanBrand = textOf(body, "paymentMeanBrand");
      const made = port.createPaymentToken(merchantSessionToken, {
        cardNumber: textOf(body, "cardNumber"),
        cardExpiryDate: textOf(body, "cardExpiryDate"),
        cardCSCValue: textOf(body, "cardCSCValue"),
        ...(paymentMeanBrand === "" ? {} : { paymentMeanBrand }),
      });
      if ("error" in made) throw new RouteError("CARD", `${made.error} is not right.`);
      return json(made);
    },
  };
}

/** Browsers send Origin with every POST of this kind, so that another site's page cannot pretend to be a frame. */
function refuseOtherOrigins({ headers }: RouteRequest, fieldsOrigin: string): void {
  if (headers.origin !== fieldsOrigin) {
    throw new RouteError("ORIGIN", "Only the hosted frames may call this address.");
  }
}

function textOf(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name];
  return typeof value === "string" ? value : "";
}
