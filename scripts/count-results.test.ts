import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
// Plain JavaScript: the scripts run before anything is installed.
import { countResults } from "./count-results.mjs";

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "sips-kit-count-"))));
afterAll(() => rmSync(folder, { recursive: true }));

describe("countResults", () => {
  it("counts a step that is no runner as one", () => {
    expect(countResults(undefined, "", 0)).toMatchObject({ passed: 1, failed: 0 });
    expect(countResults(undefined, "", 2)).toMatchObject({ passed: 0, failed: 1 });
  });

  it("counts tests and a test file that could not be run", () => {
    const report = {
      numPassedTests: 3,
      numPendingTests: 1,
      testResults: [
        { name: "a.test.ts", status: "failed", assertionResults: [{ status: "failed", fullName: "adds" }] },
        { name: "b.test.ts", status: "failed", assertionResults: [] },
      ],
    };
    expect(countResults("vitest", resultFile(report), 1)).toEqual({
      passed: 3,
      failed: 2,
      skipped: 1,
      names: ["a.test.ts: adds", "b.test.ts: could not be run"],
    });
  });

  it("counts a flaky browser test as failed", () => {
    const report = {
      stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 },
      errors: [],
      suites: [{ title: "pay.spec.ts", specs: [{ ok: false, title: "pays" }], suites: [] }],
    };
    expect(countResults("playwright", resultFile(report), 1)).toMatchObject({
      passed: 4,
      failed: 2,
      names: ["pay.spec.ts > pays"],
    });
  });

  it.each([
    ["wrote no file", undefined, 0],
    ["ran nothing", { numPassedTests: 0, numPendingTests: 0, testResults: [] }, 0],
    ["passed all and ended badly", { numPassedTests: 5, numPendingTests: 0, testResults: [] }, 1],
  ])("counts a runner that %s as failed", (_what, report, exitCode) => {
    const file = report ? resultFile(report) : join(tmpdir(), "no-such-result.json");
    expect(countResults("vitest", file, exitCode)).toMatchObject({ failed: 1 });
  });
});

function resultFile(report: object): string {
  const file = join(folder, "result.json");
  writeFileSync(file, JSON.stringify(report));
  return file;
}
