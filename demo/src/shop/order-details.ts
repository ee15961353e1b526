import type { Order } from "@sips-kit/server";
import { countryOf } from "./countries.js";
import type { Placed } from "./delivery.js";

/**
 * The data on buyer and delivery for the gateway. The issuer's risk analysis uses it: the more it knows, the
 * fewer buyers must authenticate.
 */
export function orderDetails(placed: Placed): NonNullable<Order["details"]> {
  const [firstname = "", ...rest] = placed.name.split(" ");
  const contact = { firstname: short(firstname), lastname: short(rest.join(" ") || firstname) };
  const address = addressOf(placed);
  return {
    customerLanguage: placed.language,
    customerContact: { ...contact, email: placed.email },
    customerAddress: address,
    deliveryContact: contact,
    deliveryAddress: address,
  };
}

function addressOf({ address, address2, postalCode, city, country }: Placed) {
  // The gateway takes the number of the house apart from the street.
  const [, streetNumber, street = address] = /^(\d+[a-z]?),? (.+)$/i.exec(address) ?? [];
  const code3 = countryOf(country)?.code3;
  return {
    ...(streetNumber !== undefined && { streetNumber }),
    street: short(street),
    ...(address2 !== "" && { addressAdditional1: short(address2) }),
    zipCode: postalCode.replaceAll(/[^A-Za-z0-9]/g, ""),
    city: short(city),
    ...(code3 !== undefined && { country: code3 }),
  };
}

/** The gateway's limit for each part of a name or an address, in characters. */
function short(text: string): string {
  return Array.from(text).slice(0, 50).join("");
}
