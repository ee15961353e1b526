import { existsSync, readFileSync } from "node:fs";

/**
 * Counts a step's tests: from its runner's JSON file, or as one test for a step without a runner. A runner that failed
 * without naming a failed test, or that ran none, counts as one failed test.
 */
export function countResults(counts, resultFile, exitCode) {
  if (!counts) return exitCode === 0 ? ended(1, 0) : ended(0, 1);
  const results = existsSync(resultFile)
    ? readers[counts](JSON.parse(readFileSync(resultFile, "utf8")))
    : ended(0, 0);
  const isSilent = results.failed === 0 && (exitCode !== 0 || results.passed === 0);
  return isSilent ? { ...results, failed: 1, names: ["ended badly, or ran no test"] } : results;
}

const readers = {
  vitest(report) {
    const failed = report.testResults.flatMap((file) => {
      const tests = file.assertionResults.filter((test) => test.status === "failed");
      if (tests.length === 0 && file.status === "failed") return [`${file.name}: could not be run`];
      return tests.map((test) => `${file.name}: ${test.fullName}`);
    });
    return ended(report.numPassedTests, failed.length, report.numPendingTests, failed);
  },
  playwright(report) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    // There are no retries here, so a flaky test is a failed one.
    const failed = unexpected + flaky;
    const names = report.suites.flatMap((suite) => failedSpecs(suite));
    return ended(expected, failed + report.errors.length * (failed === 0 ? 1 : 0), skipped, names);
  },
};

function failedSpecs(suite, path = "") {
  const here = path ? `${path} > ${suite.title}` : suite.title;
  const specs = (suite.specs ?? []).filter((spec) => !spec.ok).map((spec) => `${here} > ${spec.title}`);
  return [...specs, ...(suite.suites ?? []).flatMap((inner) => failedSpecs(inner, here))];
}

function ended(passed, failed, skipped = 0, names = []) {
  return { passed, failed, skipped, names };
}
