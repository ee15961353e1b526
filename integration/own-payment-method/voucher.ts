import { accepted, refused, unanswered, type Outcome, type PaymentMethod } from "@sips-kit/server";
import * as v from "valibot";

type Voucher = { readonly url: string };
type Returned = { readonly receipt: string };

/** Vouchers: the buyer redeems one on the supplier's page, and may never return. */
export function voucher(supplier: string): PaymentMethod<{ email: string }, Voucher, Returned> {
  const ask = async <A extends object>(path: string, init?: RequestInit): Promise<Outcome<A | object>> => {
    const response = await fetch(`${supplier}${path}`, init).catch(() => undefined);
    if (!response || response.status >= 500) return unanswered("the supplier does not answer");
    if (response.status === 404) return refused("25");
    return response.ok ? accepted((await response.json()) as A) : refused("05");
  };
  return {
    id: "voucher",
    fundsMoveAt: "redirect",
    chargeCall: "voucher receipt",
    supplier: "Voucher Point",
    input: () => v.strictObject({ email: v.pipe(v.string(), v.email()) }),
    async start(_context, { reference, order, merchantReturnUrl }, { email }) {
      const body = JSON.stringify({ reference, email, amount: order.amountMinor, back: merchantReturnUrl });
      const outcome = await ask<Voucher>("/vouchers", { method: "POST", body });
      return outcome.kind === "accepted" && "url" in outcome.answer
        ? { kind: "redirect", state: { url: outcome.answer.url } }
        : { kind: "ended", call: "voucher", outcome };
    },
    redirectForm: (_context, { url }) => ({ action: url, fields: {} }),
    readReturn: ({ fields }) =>
      fields.has("receipt") ? { receipt: fields.get("receipt") ?? "" } : undefined,
    charge: (_context, { reference }, proof) => ask(`/vouchers/${reference}?receipt=${proof?.receipt ?? ""}`),
    query: (_context, { reference }) => ask(`/vouchers/${reference}`),
  };
}
