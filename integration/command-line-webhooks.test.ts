import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteJournal } from "@sips-kit/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runSips } from "./run-sips.js";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sips-kit-webhooks-"));
  file = join(folder, "journal.db");
});
afterEach(() => rmSync(folder, { recursive: true }));

const sips = (args: readonly string[]) => runSips(args, { SIPS_JOURNAL: file });

test("sips webhooks list goes on, page by page, and divides no event", async () => {
  const eventIds = Array.from({ length: 120 }, (_, index) => `E${1000 + index}`);
  const opened = await openSqliteJournal({ file });
  await opened.webhooks.add(
    eventIds.flatMap((eventId) =>
      ["crm", "erp", "pos"].map((endpoint) => ({
        eventId,
        endpoint,
        type: "test" as const,
        createdAt: 0,
        body: "{}",
      })),
    ),
  );
  await opened.close();
  const listed: string[] = [];
  let before: string | undefined = "";
  while (before !== undefined) {
    const args = ["webhooks", "list", "--json", ...(before === "" ? [] : ["--before", before])];
    const page = JSON.parse((await sips(args)).out) as {
      deliveries: { eventId: string }[];
      before?: string;
    };
    listed.push(...page.deliveries.map(({ eventId }) => eventId));
    before = page.before;
  }
  expect(listed).toEqual(eventIds.toReversed().flatMap((id) => [id, id, id]));

  const { out } = await sips(["webhooks", "list"]);
  const [, more = ""] = /^More: the same list with --before (\S+)$/m.exec(out) ?? [];
  expect(eventIds).toContain(more);
  expect((await sips(["webhooks", "list", "--before", "E1001"])).out).not.toContain("More");
});
