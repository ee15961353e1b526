import { container, text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { accept, refuse, type Reply } from "../reply.js";
import { readVisit } from "./finalize-at-supplier.js";

/** The buyer as the simulated PayPal knows them. */
const payer = {
  customerContact: { firstname: "Camille", lastname: "Martin", email: "camille.martin@example.org" },
  deliveryContact: { firstname: "Camille", lastname: "Martin" },
  address: { streetNumber: "12", street: "rue de la Paix", zipCode: "75002", city: "Paris", country: "FRA" },
};

/** Returns PayPal's payer and delivery address, to be shown before the payment is finalized. */
export function paymentProviderGetContext(call: Call): Reply {
  const visited = readVisit(call, ["paypal"]);
  if ("refusal" in visited) return visited.refusal;
  const { session, verdict } = visited;
  if (verdict === "cancel") return refuse("17");
  if (verdict === "refuse") return refuse("05");
  const { context } = session;
  const isOverridden =
    text(context, "addrOverride") === "OVERRIDE" && context["deliveryAddress"] !== undefined;
  return accept({
    customerContact: payer.customerContact,
    customerAddress: payer.address,
    deliveryContact: isOverridden ? container(context, "deliveryContact") : payer.deliveryContact,
    deliveryAddress: isOverridden ? container(context, "deliveryAddress") : payer.address,
  });
}
