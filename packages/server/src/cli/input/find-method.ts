import { methods, type MethodDefinition, type MethodName } from "@sips-kit/protocol";
import { UsageError } from "./command.js";
import { nearestTo } from "../../runtime/nearest.js";

/** @throws UsageError that suggests the nearest name */
export function findMethod(name: string): {
  readonly name: MethodName;
  readonly definition: MethodDefinition;
} {
  const names = Object.keys(methods) as MethodName[];
  const found = names.find((one) => one === name);
  if (found) return { name: found, definition: methods[found] };
  const nearest = nearestTo(name, names);
  throw new UsageError(
    `the gateway has no method ${name}.`,
    nearest ? `Did you mean ${nearest}?` : "All methods: sips methods",
  );
}
