import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Response } from "express";
import type { StaffMember } from "../office/staff.js";
import { cookieOf } from "./buyer-cookie.js";

const name = "shop_staff";
const lifeMs = 8 * 3_600_000;

/** One login of a member of staff. */
export interface StaffSession extends StaffMember {
  /** Each form of the office carries it: a page of another site cannot know it. */
  readonly csrf: string;
}

/** The logins of staff. */
export type StaffSessions = ReturnType<typeof openStaffSessions>;

/**
 * Keeps logins in memory: a logout ends a session at once, and a restart ends all of them. The cookie holds a random id
 * and nothing else.
 */
export function openStaffSessions(now: () => number = Date.now) {
  const sessions = new Map<string, StaffSession & { readonly until: number }>();

  function sessionOf(request: IncomingMessage): StaffSession | undefined {
    const session = sessions.get(cookieOf(request, name) ?? "");
    return session && now() < session.until ? session : undefined;
  }

  return {
    /** The session of a request; undefined when nobody is logged in. */
    sessionOf,

    /** Logs somebody in, under a new id. */
    open(response: Response, { login, name: who }: StaffMember, isSecure: boolean): void {
      forgetExpired();
      const id = randomBytes(32).toString("base64url");
      const csrf = randomBytes(32).toString("base64url");
      sessions.set(id, { login, name: who, csrf, until: now() + lifeMs });
      // Lax, so that a link of the simulator's console leads to the payment; forms are protected by their token.
      response.cookie(name, id, { httpOnly: true, sameSite: "lax", secure: isSecure, maxAge: lifeMs });
    },

    /** Logs out. */
    close(request: IncomingMessage, response: Response): void {
      sessions.delete(cookieOf(request, name) ?? "");
      response.clearCookie(name);
    },
  };

  function forgetExpired(): void {
    for (const [id, { until }] of sessions) if (until <= now()) sessions.delete(id);
  }
}
