import { expect, test } from "vitest";
import { demoAccounts, staffMemberOf } from "./staff.js";

const [account] = demoAccounts;

test("login and password must both be right", () => {
  const { login = "", password = "", name } = account ?? {};
  expect(staffMemberOf(` ${login.toUpperCase()} `, password)).toEqual({ login, name });
  expect(staffMemberOf(login, `${password} `)).toBeUndefined();
  expect(staffMemberOf(login, "")).toBeUndefined();
  expect(staffMemberOf("nobody", password)).toBeUndefined();
  expect(staffMemberOf("", "")).toBeUndefined();
});
