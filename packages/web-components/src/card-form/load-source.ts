import type { CardMode } from "../endpoint/payment-session.js";
import type { CardSource } from "../source/card-source.js";
import type { HostedFieldsOptions } from "../source/hosted-fields-source.js";

/** Loads the code of one mode; a page pays for no other. */
export async function loadSource(mode: CardMode, options: HostedFieldsOptions): Promise<CardSource> {
  if (mode === "cse") return new (await import("../source/cse-source.js")).CseSource(options);
  return new (await import("../source/hosted-fields-source.js")).HostedFieldsSource(options);
}
