import { createHmac } from "node:crypto";
import type { Clock } from "../world/clock.js";
import type { SeededRandom } from "../world/seeded-random.js";
import { paymentSessionLifeMs } from "./payment-session-life.js";
import { sameBytes } from "./same-bytes.js";

export interface HostedSession {
  readonly merchantId: string;
  /** The brands that the shop takes; absent when its configuration decides. */
  readonly brands?: string[];
}

/** Those of a card's brands that the session's shop takes. */
export function takenBrands({ brands: taken }: HostedSession, ofCard: readonly string[]): readonly string[] {
  return taken ? ofCard.filter((brand) => taken.includes(brand)) : ofCard;
}

/** Sessions of the hosted fields: signed tokens (JWT, HS512 as on the gateway), of which nothing is stored. */
export interface HostedSessions {
  create(session: HostedSession): string;
  open(merchantSessionToken: string): HostedSession | undefined;
}

export function createHostedSessions(clock: Clock, random: SeededRandom): HostedSessions {
  const key = random.bytes(64, "hosted sessions");
  const sign = (text: string) => createHmac("sha512", key).update(text).digest();
  const header = encode({ typ: "JWT", alg: "HS512" });
  return {
    create(session) {
      const jti = random.bytes(12, random.nextLabel("hosted session")).toString("base64url");
      // No source says how long the fields of one page may be used: as long as a payment session.
      const expiresAt = Math.floor((clock.now() + paymentSessionLifeMs) / 1000);
      const content = `${header}.${encode({ ...session, jti, exp: expiresAt })}`;
      return `${content}.${sign(content).toString("base64url")}`;
    },
    open(merchantSessionToken) {
      const [head = "", payload = "", signature = ""] = merchantSessionToken.split(".");
      if (!sameBytes(Buffer.from(signature, "base64url"), sign(`${head}.${payload}`))) return undefined;
      // The signature proves that `create` has written the payload.
      const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as HostedSession & {
        exp: number;
      };
      if (clock.now() >= claims.exp * 1000) return undefined;
      return { merchantId: claims.merchantId, ...(claims.brands ? { brands: claims.brands } : {}) };
    },
  };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
