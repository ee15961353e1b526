import * as v from "valibot";
import type { Order } from "../domain/order.js";

const uuid = v.pipe(v.string(), v.uuid());

const form = v.pipe(
  v.strictObject({
    messageVersion: v.pipe(v.string(), v.regex(/^2\.[1-9]\.\d$/, "2.1.0 or later")),
    transStatus: v.picklist(["Y", "A"], "Y or A"),
    authenticationValue: v.pipe(
      v.string(),
      // 20 bytes: the last character before the padding carries four bits.
      v.regex(/^[A-Za-z\d+/]{26}[AEIMQUYcgkosw048]=$/, "20 bytes in Base64"),
    ),
    eci: v.pipe(v.string(), v.regex(/^0[1256]$/, "01, 02, 05 or 06")),
    dsTransId: uuid,
    acsTransId: v.optional(uuid),
    authenticatedAt: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    amountMinor: v.number(),
    currencyCode: v.string(),
  }),
  v.forward(
    v.check(({ transStatus, eci }) => isEciOf(transStatus, eci), "that of the transStatus"),
    ["eci"],
  ),
);

/** What is wrong with an order's outside authentication. */
export interface WrongAuthentication {
  readonly field: string;
  readonly shouldBe: string;
}

/** Checks an order's outside authentication, if it has one, and that it is for this very amount. */
export function checkAuthentication({
  authentication,
  amountMinor,
  currencyCode,
}: Order): WrongAuthentication | undefined {
  if (authentication === undefined) return undefined;
  const parsed = v.safeParse(form, authentication);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return wrong(v.getDotPath(issue) ?? "", `of the right form (${issue.message})`);
  }
  if (authentication.amountMinor !== amountMinor) return wrong("amountMinor", "the order's amount");
  return authentication.currencyCode === currencyCode
    ? undefined
    : wrong("currencyCode", "the order's currency");
}

function isEciOf(transStatus: "Y" | "A", eci: string): boolean {
  return (transStatus === "Y" ? ["02", "05"] : ["01", "06"]).includes(eci);
}

function wrong(field: string, shouldBe: string): WrongAuthentication {
  return { field: field === "" ? "authentication" : `authentication.${field}`, shouldBe };
}
