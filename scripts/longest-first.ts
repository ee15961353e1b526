import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take a minute or more, the longest first. Vitest itself starts with the largest. */
const longest = [
  "integration/contradictions/contradictions.test.ts",
  "integration/crash/crash.test.ts",
  "integration/crowd.test.ts",
  "packages/server/src/journal/sqlite/open-sqlite-journal.test.ts",
  "integration/faults.test.ts",
  "integration/payment-methods/payment-methods.test.ts",
  "packages/server/src/journal/postgres/open-postgres-journal.test.ts",
  "packages/server/src/journal/postgres/pooling.test.ts",
];

/** Starts with them, so that none of them runs alone at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification) => {
      const rank = longest.findIndex((file) => moduleId.endsWith(file));
      return rank < 0 ? longest.length : rank;
    };
    return (await super.sort(files)).toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
