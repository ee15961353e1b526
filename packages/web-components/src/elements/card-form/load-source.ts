import type { CardMode } from "@sips-kit/protocol/checkout";
import type { CardSource } from "../../card-source/card-source.js";
import { HostedFieldsSource, type HostedFieldsOptions } from "../../card-source/hosted-fields-source.js";

/**
 * The code for the gateway's frames is the usual case, and too small to be worth a separate request. Our own inputs,
 * and their encryption, are loaded only where a page uses them.
 */
export async function loadSource(mode: CardMode, options: HostedFieldsOptions): Promise<CardSource> {
  if (mode !== "cse") return new HostedFieldsSource(options);
  return import("../../card-source/cse-source.js").then((module) => new module.CseSource(options));
}
