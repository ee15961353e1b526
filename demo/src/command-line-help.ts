import { environments } from "@sips-kit/server";
import { methodIds } from "./setting-forms.js";

/** What `npm run demo -- --help` prints. */
export const commandLineHelp = `npm run demo [-- options]: a shop and its back office, with a simulated gateway or a real one

  --seed N   first fill the journal with N sample payments, up to 1000000, which the gateway does not know
  --help     print this

Variables of the environment (the README has more about each):

  PORT                  port of the shop (3000); 0 takes a free one
  SHOP_HOST             address to listen on (127.0.0.1)
  SHOP_URL              where buyers find the shop (http://localhost:PORT, without real money)
  SHOP_DATA             folder of journal, orders and signing key; with the simulator a temporary one
  SHOP_CARD_ENTRY       where cards are entered: hosted (default) or cse
  SHOP_CHALLENGE        where the bank asks the cardholder: modal (default) or page
  SHOP_VALIDATION_DAYS  days within which staff validate payments (0: none has to be validated)
  SHOP_WEBHOOK_URL      another system to which events are sent
  SHOP_WEBHOOK_SECRET   signs them; 32 characters or more
  SIPS_ENVIRONMENT      simulator (default), ${listed(Object.keys(environments))}
  SIPS_MERCHANT_ID      the shop's number; not needed with the simulator, as the next two
  SIPS_SECRET_KEY       its secret key
  SIPS_KEY_VERSION      the number of that key
  SIPS_GATEWAY_URL      another address of the gateway; no simulator starts then
  SIPS_LIVE             true to take real money
  SIPS_CSE_KEY          the bank's public key for card data: PEM text or the name of a file
  SIPS_CSE_VIA          ciphertext (default) or token
  SIPS_PAYMENT_METHODS  the payment methods besides cards, or none (default; with the simulator all):
                        ${listed(methodIds)}
  SIPS_JOURNAL          postgres://user@host/database instead of a file in SHOP_DATA
  SIPS_DEADLINE_MS      milliseconds to wait for the gateway (30000)
`;

/** With a line break before it becomes too long. */
function listed(words: readonly string[]): string {
  return words.join(", ").replace(/(.{50,65},) /g, `$1\n${" ".repeat(24)}`);
}
