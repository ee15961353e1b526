import { codes } from "../codes/index.js";
import { containers } from "../containers/index.js";
import { code, container, date, listOf, text } from "../field.js";

// Card data.

export const cardCSCValue = text("N4 (encrypted text when cscType/panType is CSE)", { max: 4096 });
export const cardData = container(containers.cardData);
export const cardDataList = listOf(container(containers.cardData));
export const cardEffectiveDate = date("YYYYMM");
export const cardExpiryDate = date("YYYYMM");
export const cardIIN = text();
export const cardNumber = text("N19 (token form up to ANS128)", { max: 4096 });
export const cardScheme = code(codes.cardScheme, "ANS20", 20);
export const cardSeqNumber = text("N2", { max: 2, pattern: /^\d*$/ });
export const cscType = code(codes.cscType, "PLAIN | CSE");
export const initialSchemeTransactionIdentifier = text();
export const maskedPan = text("NS11 (longer masks in practice, e.g. 4907##########00)");
export const panEntryMode = code(codes.panEntryMode);
export const panExpiryDate = date("YYYYMM");
export const panType = code(codes.panType, "PAN | CSE | TOKEN_PAN");
export const schemeTransactionIdentifier = text();
export const tokenPan = text("ANS35", { max: 35 });
