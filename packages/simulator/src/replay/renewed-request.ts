import { createGooglePayPayload } from "../fixtures/google-pay-payload.js";
import { scenarioIbans } from "../fixtures/scenario-ibans.js";
import type { ScenarioCard } from "../fixtures/scenario-cards.js";
import { keepCard } from "../ledger/card.js";
import type { Gateway } from "../ledger/gateway.js";
import { maskIban } from "../ledger/iban.js";
import { isWireObject, type Wire, type WireObject } from "../ledger/wire.js";

/**
 * A request that can be sent again: in place of what was not kept of the original, the values of a test card and of
 * test accounts. A token or a payload, which is good for one call, is made anew.
 */
export function renewedRequest(
  gateway: Gateway,
  original: WireObject,
  change: { readonly transactionReference: string | undefined; readonly testCard: ScenarioCard | undefined },
): WireObject {
  const { transactionReference, testCard } = change;
  return {
    ...renewedAccounts(original),
    ...(transactionReference === undefined ? {} : { transactionReference }),
    ...(testCard ? cardValues(gateway, original, testCard) : {}),
  };
}

function cardValues(
  gateway: Gateway,
  original: WireObject,
  { cardNumber, brands }: ScenarioCard,
): WireObject {
  const expiryYear = new Date(gateway.clock.now()).getUTCFullYear() + 2;
  const clear = {
    cardNumber,
    cardExpiryDate: `${expiryYear}12`,
    cardCSCValue: brands.includes("AMEX") ? "1234" : "123",
  };
  const merchantId = String(original["merchantId"]);
  const values: Readonly<Record<string, () => Wire>> = {
    cardNumber: () => cardNumber,
    cardCSCValue: () => clear.cardCSCValue,
    paymentMeanBrand: () => brands.find((brand) => brand === original["paymentMeanBrand"]) ?? brands[0] ?? "",
    // It is sent in clear now, neither encrypted in a page nor behind a token.
    panType: () => "PAN",
    paymentToken: () => gateway.paymentTokens.create(keepCard(clear, gateway.fingerprintKey), { merchantId }),
    paymentData: () =>
      createGooglePayPayload({ ...clear, authMethod: "CRYPTOGRAM_3DS" }, { now: gateway.clock.now() }),
  };
  const named = Object.entries(values).filter(([name]) => original[name] !== undefined);
  return Object.fromEntries(named.map(([name, value]) => [name, value()]));
}

/** The same request with a test account for each masked one, at any depth. */
function renewedAccounts(fields: WireObject): WireObject {
  return Object.fromEntries(
    Object.entries(fields).map(
      ([name, value]) => [name, value === undefined ? value : renewed(value)] as const,
    ),
  );
}

function renewed(value: Wire): Wire {
  if (typeof value === "string") return /^[A-Z]{2}\d{2}#+\w{2}$/.test(value) ? accountLike(value) : value;
  // Array.isArray does not narrow readonly arrays; the cast says what the line has just shown.
  if (Array.isArray(value)) return (value as readonly Wire[]).map(renewed);
  return isWireObject(value) ? renewedAccounts(value) : value;
}

function accountLike(masked: string): string {
  const [first] = scenarioIbans;
  return (scenarioIbans.find(({ iban }) => maskIban(iban) === masked) ?? first)?.iban ?? masked;
}
