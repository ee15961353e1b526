import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openOutbox, type Mail } from "./outbox.js";

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "sips-kit-outbox-"));
  folder = join(parent, "outbox");
});
afterEach(() => rmSync(parent, { recursive: true }));
const mail = (id: string, more: Partial<Mail> = {}): Mail => ({
  id,
  to: "camille@example.com",
  subject: "Votre commande 4711 est confirmée",
  text: "Bonjour,\n\nMerci.",
  ...more,
});
const at = (second: number) => new Date(Date.UTC(2026, 0, 2, 3, 4, second));

it("keeps what it sends, the newest first, and leaves no draft behind", () => {
  const outbox = openOutbox(folder);
  outbox.send(mail("first"), at(1));
  outbox.send(mail("second"), at(2));
  expect(outbox.sent()).toEqual([
    { ...mail("second"), at: at(2).toISOString() },
    { ...mail("first"), at: at(1).toISOString() },
  ]);
  expect(readdirSync(folder).sort()).toEqual(["first.eml", "second.eml"]);
});

it("sends an e-mail once, whoever sends it again", () => {
  openOutbox(folder).send(mail("event"), at(1));
  openOutbox(folder).send(mail("event", { text: "Another text" }), at(2));
  expect(openOutbox(folder).sent()).toMatchObject([{ text: "Bonjour,\n\nMerci.", at: at(1).toISOString() }]);
});

it("stays in its folder, whatever the id", () => {
  openOutbox(folder).send(mail("../../event"), at(1));
  expect(readdirSync(folder)).toEqual(["______event.eml"]);
});
