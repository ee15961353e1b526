import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Response } from "express";
import { cookieOf } from "./buyer-cookie.js";

const name = "shop_staff";
const hours = 8;

/** Whether the request comes from somebody who has recently signed in as staff. */
export function isStaff(request: IncomingMessage, secret: string, now: number = Date.now()): boolean {
  const [until = "", signature = ""] = (cookieOf(request, name) ?? "").split(".");
  const expected = Buffer.from(sign(until, secret));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) && now < Number(until);
}

/** Signs somebody in as staff. A real shop would authenticate them first. */
export function enterAsStaff(response: Response, secret: string, isSecure: boolean): void {
  const until = String(Date.now() + hours * 3_600_000);
  response.cookie(name, `${until}.${sign(until, secret)}`, {
    httpOnly: true,
    sameSite: "strict",
    secure: isSecure,
    maxAge: hours * 3_600_000,
  });
}

export function leaveOffice(response: Response): void {
  response.clearCookie(name);
}

function sign(until: string, secret: string): string {
  return createHmac("sha256", secret).update(`staff:${until}`).digest("base64url");
}
