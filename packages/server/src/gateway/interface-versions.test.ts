import { methods } from "@sips-kit/protocol";
import { expect, test } from "vitest";
import { services } from "./interface-versions.js";

test("the services are those of the methods' paths", () => {
  const ofPaths = Object.values(methods).map(({ path }) => path.split("/")[3]);
  expect([...new Set(ofPaths)].sort()).toEqual([...services]);
});
