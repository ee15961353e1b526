import { codes } from "../codes/index.js";
import { containers } from "../containers/index.js";
import { code, container, text } from "../field.js";

// The buyer, addresses and the basket.

export const billingAddress = container(containers.address);
export const billingContact = container(containers.contact);
export const customerAccountHistoric = container(containers.customerAccountHistoric);
export const customerAddress = container(containers.address);
export const customerContact = container(containers.contact);
export const customerData = container(containers.customerData);
export const customerEmail = text("ANS128 email", { max: 128 });
export const customerId = text("ANS19 restrictedString", { max: 19 });
export const customerIpAddress = text("NS19 ip (IPv4 in the old dictionary)", {
  max: 45,
  pattern: /^[0-9a-fA-F.:]+$/,
});
export const customerLanguage = code(codes.customerLanguage, "A2", 2);
export const deliveryAddress = container(containers.address);
export const deliveryContact = container(containers.contact);
export const deliveryData = container(containers.deliveryData);
export const holderAddress = container(containers.address);
export const holderContact = container(containers.contact);
export const holderData = container(containers.holderData);
export const orderContext = container(containers.orderContext);
export const shoppingCartDetail = container(containers.shoppingCartDetail);
export const travelContext = container(containers.travelContext);
