import { isIban, maskIban, plainIban } from "../../ledger/iban.js";
import type { WireObject } from "../../ledger/wire.js";
import { container, text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { beginAtSupplier } from "../checkout/begin-at-supplier.js";
import { chosenCodes, refuse, type Reply } from "../reply.js";

/** Begins the signature of a SEPA mandate and says where the buyer's browser must go to sign. */
export function initializeMandate(call: Call): Reply {
  const { gateway, shop, body } = call;
  const iban = plainIban(text(body, "iban") ?? "");
  if (!isIban(iban)) return refuse(chosenCodes.badIban, "iban");
  const bic = text(body, "bic");
  if (bic !== undefined && !/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic)) return refuse("30", "bic");

  const contact = container(body, "customerContact");
  const mandate = gateway.mandates.initialize({
    merchantId: shop.merchantId,
    creditorName: shop.name,
    customerId: text(body, "customerId"),
    paymentMeanAlias: text(body, "paymentMeanAlias"),
    debtorName: joined(contact, ["title", "firstname", "lastname"]),
    debtorAddress: addressLines(container(body, "customerAddress")),
    iban,
    bic: bic ?? `SIMU${iban.slice(0, 2)}2XXXX`,
    mandateUsage: text(body, "mandateUsage") ?? "RECURRENT",
    mandateAuthentMethod: text(body, "mandateAuthentMethod") ?? "SMS_OTP",
    transactionActors: text(body, "transactionActors") ?? "BTOC",
  });
  const { mandateId, debtorName, creditorId } = mandate;
  return beginAtSupplier(
    call,
    {
      kind: "mandate",
      subject: mandateId,
      mandate: { debtorName, creditorId, maskedIban: maskIban(iban) },
      context: {},
    },
    { mandateId },
  );
}

function addressLines(address: WireObject): string[] {
  return [
    joined(address, ["streetNumber", "street"]),
    joined(address, ["addressAdditional1", "addressAdditional2", "addressAdditional3"]),
    joined(address, ["zipCode", "city"]),
    joined(address, ["country"]),
  ].filter((line) => line !== "");
}

function joined(fields: WireObject, names: readonly string[]): string {
  return names
    .map((name) => text(fields, name))
    .filter((value) => value !== undefined)
    .join(" ");
}
