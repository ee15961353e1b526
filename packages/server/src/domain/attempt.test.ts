import { expect, test } from "vitest";
import { permittedMoves, statesBefore, type AttemptState } from "./attempt.js";

const states = Object.keys(permittedMoves) as AttemptState[];

test("unknown is left only through the gateway's answer, never for another charge", () => {
  expect(permittedMoves.unknown).not.toContain("charging");
  expect(permittedMoves.unknown).not.toContain("redirected");
});

test("accepted, refused and abandoned are final", () => {
  for (const end of ["refused", "abandoned", "returned"] as const) expect(permittedMoves[end]).toEqual([]);
  // Only the bank can still take the money back.
  expect(permittedMoves.accepted).toEqual(["returned"]);
});

test("an order is charged only by an attempt that the gateway has opened", () => {
  expect(statesBefore("charging")).toEqual(["starting", "redirected", "confirming"]);
});

test("every state but the first is reached from another", () => {
  for (const state of states.filter((one) => one !== "opened")) {
    expect(statesBefore(state).filter((before) => before !== state)).not.toEqual([]);
  }
});
