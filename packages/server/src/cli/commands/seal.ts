import { createHash } from "node:crypto";
import { isSealValid, seal, type JsonObject, type JsonValue, type SealAlgorithm } from "@sips-kit/protocol";
import { parseArgs } from "node:util";
import { maskCardNumbers } from "../../gateway/redact.js";
import { columns } from "../output/columns.js";
import { exitCodes, UsageError, type Command } from "../input/command.js";
import { readJsonFile } from "../input/read-json-file.js";
import { refuseMore } from "../input/refuse-more.js";
import { findMistakes } from "../seal/seal-mistakes.js";
import { sealedParts } from "../seal/seal-reading.js";

const algorithms: readonly SealAlgorithm[] = ["HMAC-SHA-256", "HMAC-SHA-512", "SHA-256"];

export const sealCommand: Command = {
  name: "seal",
  summary: "The sealed text and the seal of a message; explains why a seal does not verify",
  usage: `sips seal FILE [--verify] [--key KEY] [--algorithm HMAC-SHA-512] [--output json]

  sips seal request.json                    the values in the order in which they are sealed, the text, the seal
  sips seal - --verify < answer.json        whether its seal verifies; if not, which common mistake explains it

Key: --key, otherwise SIPS_SECRET_KEY, otherwise the simulator's (002001000000001_KEY1).
Algorithm: --algorithm, otherwise the message's sealAlgorithm, otherwise HMAC-SHA-256.
Exit codes of --verify: 0 it verifies, 1 it does not.`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        verify: { type: "boolean" },
        key: { type: "string" },
        algorithm: { type: "string" },
        output: { type: "string" },
      },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    refuseMore(more, 0, "seal");
    if (file === undefined)
      throw new UsageError("which file?", "For example: sips seal request.json, or sips seal -");
    const body = await readJsonFile(terminal, file);
    const key = values.key ?? terminal.env["SIPS_SECRET_KEY"] ?? "002001000000001_KEY1";
    const algorithm = algorithmOf(values.algorithm ?? body["sealAlgorithm"]);
    if (values.verify !== true) {
      terminal.write(values.output === "json" ? asJson(body, key, algorithm) : asText(body, key, algorithm));
      return exitCodes.accepted;
    }
    if (typeof body["seal"] !== "string" || body["seal"] === "")
      throw new UsageError("the message has no seal.");
    if (isSealValid(body, key, algorithm)) {
      terminal.write(`The seal verifies (${algorithm}).`);
      return exitCodes.accepted;
    }
    terminal.write(whyNot(body, key, algorithm));
    return exitCodes.refused;
  },
};

function algorithmOf(given: JsonValue): SealAlgorithm {
  const found = algorithms.find((one) => one === (given ?? "HMAC-SHA-256"));
  if (found) return found;
  throw new UsageError(`the algorithm is one of ${algorithms.join(", ")}.`);
}

function asText(body: JsonObject, key: string, algorithm: SealAlgorithm): string {
  const parts = sealedParts(body);
  return [
    "Sealed, in this order:",
    columns(parts.map(({ path, value }) => [path, visible(path, value)])),
    "",
    "Text:",
    parts.map(({ path, value }) => visible(path, value)).join(""),
    "",
    `Seal (${algorithm}, key ${fingerprint(key)}):`,
    seal(body, key, algorithm),
  ].join("\n");
}

function asJson(body: JsonObject, key: string, algorithm: SealAlgorithm): string {
  const parts = sealedParts(body);
  const text = parts.map(({ path, value }) => visible(path, value)).join("");
  return JSON.stringify({ algorithm, text, seal: seal(body, key, algorithm) }, undefined, 2);
}

function whyNot(body: JsonObject, key: string, algorithm: SealAlgorithm): string {
  const found = findMistakes(body, key, algorithm);
  const verdict =
    found.length > 0
      ? ["The seal does not verify. It would if:", ...found.map((mistake) => `  ${mistake}`)]
      : [
          "The seal does not verify, and none of the common mistakes explains it.",
          "Is it the right key, and the right version? Was a field changed, added or removed after sealing?",
        ];
  return [...verdict, "", asText(body, key, algorithm), "", "Given:", String(body["seal"])].join("\n");
}

/** Values as they are sealed, with card numbers masked: they must not appear in a terminal. */
function visible(path: string, value: string): string {
  return /(^|\.)cardCSCValue$/.test(path) ? "*".repeat(value.length) : maskCardNumbers(value);
}

/** Enough to tell two keys apart, without revealing any part of the key. */
function fingerprint(key: string): string {
  return createHash("sha256").update(`sips-kit key ${key}`).digest("hex").slice(0, 8);
}
