import { expect, test } from "vitest";
import { exampleRequests } from "./examples.js";
import { checkRequest, methods, type JsonObject, type MethodName } from "./index.js";

const names = Object.keys(methods) as MethodName[];

test("each method has its example", () => {
  expect(Object.keys(exampleRequests)).toEqual(names);
});

test.each(names)("the example of %s can be right", (name) => {
  const request: JsonObject = exampleRequests[name];
  const { interfaceVersion } = methods[name];
  const envelope = { merchantId: "1", interfaceVersion, keyVersion: "1", seal: "0".repeat(64) };
  expect(checkRequest(name, { ...request, ...envelope })).toEqual([]);
});
