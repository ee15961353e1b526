import { createHash, timingSafeEqual } from "node:crypto";

/** Somebody who works for the shop. */
export interface StaffMember {
  readonly login: string;
  /** As the journal records them with what they do. */
  readonly name: string;
}

/** An account of the demo; a real shop would store hashes, or use its directory's single sign-on. */
export interface DemoAccount extends StaffMember {
  readonly password: string;
}

/** The demo's accounts, which the login page shows. Two, because some actions need a second person. */
export const demoAccounts: readonly DemoAccount[] = [
  { login: "ines", name: "Inès Moreau", password: "verveine-21" },
  { login: "paul", name: "Paul Girard", password: "theiere-48" },
];

/** The member of staff with this login and password; undefined when there is none. */
export function staffMemberOf(login: string, password: string): StaffMember | undefined {
  const wanted = login.trim().toLowerCase();
  const found = demoAccounts.find((account) => account.login === wanted);
  return found && isSame(password, found.password) ? { login: found.login, name: found.name } : undefined;
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHash("sha256").update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
