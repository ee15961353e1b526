import { cardFault, keepCard } from "../../ledger/card.js";
import { isWireObject, type WireObject } from "../../ledger/wire.js";
import { container, text } from "../../ledger/wire-fields.js";
import { transactionName, type Call } from "../call.js";
import { openCiphertext } from "../open-ciphertext.js";
import { accept, chosenCodes, refuse, type Reply } from "../reply.js";

/**
 * Opens a payload of Google Pay and puts its card behind a token. How the order takes the result is not published; here
 * cardOrder and cardCheckEnrollment take the token as `cardNumber` with `panType` TOKEN_PAN, and
 * `authenticationResult` goes into `authenticationData` as it is.
 */
export function paymentDataProviderCheck({ gateway, shop, body }: Call): Reply {
  if (text(body, "paymentMeanDataProvider") !== "GOOGLEPAY") {
    return refuse(chosenCodes.unservedBrand, "paymentMeanDataProvider");
  }
  if (gateway.transactions.isTaken(shop.merchantId, transactionName(body))) return refuse("94");
  const payload = openCiphertext(text(body, "paymentData") ?? "", "paymentData", gateway.cseKey.privateKey);
  const content = parse(payload ?? "");
  const isInTime = Number(text(content, "messageExpiration") ?? 0) > gateway.clock.now();
  if (!isInTime) return refuse(chosenCodes.badPaymentData, "paymentData");

  const details = container(content, "paymentMethodDetails");
  const clear = {
    cardNumber: text(details, "pan") ?? "",
    cardExpiryDate: `${text(details, "expirationYear")}${text(details, "expirationMonth")?.padStart(2, "0")}`,
  };
  const fault = cardFault(clear);
  if (fault) return refuse(fault.responseCode, "paymentData");
  const card = keepCard(clear, gateway.fingerprintKey);
  // It would get no token to order with.
  if (card.brands.length === 0) return refuse(chosenCodes.unknownBrand, "paymentData");
  const messageId = text(content, "messageId");
  if (messageId === undefined || !gateway.usedPayloads.use(messageId)) {
    return refuse(chosenCodes.badPaymentData, "paymentData");
  }
  return accept({
    panType: "TOKEN_PAN",
    tokenPan: gateway.panTokens.create(card, shop.merchantId),
    cardExpiryDate: card.expiryDate,
    maskedPan: card.maskedPan,
    authenticationResult: authenticationOf(details),
  });
}

/** The device's authentication, under the names of an external one; {} when 3-D Secure is still to come. */
function authenticationOf(details: WireObject): WireObject {
  if (text(details, "authMethod") !== "CRYPTOGRAM_3DS") return {};
  return {
    threeDV2: {
      txStatus: "Y",
      eci: text(details, "eciIndicator"),
      cavv: text(details, "cryptogram"),
      cavvAlgorithm: "2",
    },
  };
}

function parse(payload: string): WireObject {
  try {
    const content: unknown = JSON.parse(payload);
    return isWireObject(content) ? content : {};
  } catch {
    return {};
  }
}
