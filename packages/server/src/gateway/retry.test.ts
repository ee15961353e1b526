import { describe, expect, test } from "vitest";
import { GatewayError, type GatewayErrorCode } from "./errors.js";
import type { Outcome } from "./gateway.js";
import { createRetry, type RetrySettings } from "./retry.js";

/** A clock that only pauses and calls advance. */
function rehearse(settings: RetrySettings = {}) {
  const time = { now: 0, pauses: [] as number[] };
  const retry = createRetry({
    now: () => time.now,
    random: () => 0.5,
    pause: (ms) => {
      time.pauses.push(ms);
      time.now += ms;
      return Promise.resolve();
    },
    ...settings,
  });
  return { time, retry };
}

const accepted: Outcome<string> = { kind: "accepted", code: "00", answer: "yes" };

function failed(code: GatewayErrorCode = "GATEWAY_HTTP_STATUS"): Outcome<string> {
  return { kind: "unknown", reason: "no", error: new GatewayError(code, "no") };
}

/** A host that answers as listed, call by call, and then accepts. */
function host(answers: readonly Outcome<string>[]) {
  const deadlines: number[] = [];
  const send = (deadlineMs: number) => {
    deadlines.push(deadlineMs);
    return Promise.resolve(answers[deadlines.length - 1] ?? accepted);
  };
  return { deadlines, send };
}

describe("reads", () => {
  test("are sent three times at most, with growing pauses and shares of what is left", async () => {
    const { time, retry } = rehearse();
    const down = host([failed(), failed(), failed(), failed()]);
    expect((await retry("getTransactionData", 3_000, down.send)).kind).toBe("unknown");
    expect(time.pauses).toEqual([100, 200]);
    expect(down.deadlines).toEqual([1_000, 1_450, 2_700]);
  });

  test("pause anywhere between nothing and the whole step", async () => {
    for (const [chance, pauses] of [
      [0, [0, 0]],
      [0.99, [198, 396]],
    ] as const) {
      const { time, retry } = rehearse({ random: () => chance });
      await retry("getTransactionData", 3_000, host([failed(), failed()]).send);
      expect(time.pauses).toEqual(pauses);
    }
  });

  test("are not retried if the deadline would pass during the pause, or the caller has given up", async () => {
    const { retry } = rehearse();
    const late = host([failed()]);
    await retry("getTransactionData", 100, late.send);
    expect(late.deadlines).toHaveLength(1);
    const left = host([failed("GATEWAY_ABORTED")]);
    await retry("getTransactionData", 3_000, left.send);
    expect(left.deadlines).toHaveLength(1);
  });

  test("add a fifth to the traffic of a host that is down, and no more", async () => {
    const { retry } = rehearse({ circuit: false, pause: () => Promise.resolve() });
    let sent = 0;
    for (let call = 0; call < 1_000; call += 1) {
      await retry("getTransactionData", 3_000, () => {
        sent += 1;
        return Promise.resolve(failed());
      });
    }
    expect(sent).toBeGreaterThanOrEqual(1_200);
    expect(sent).toBeLessThanOrEqual(1_000 + 20 + 200);
  });

  test("earn a resend back with time", async () => {
    const { time, retry } = rehearse({ circuit: false, pause: () => Promise.resolve() });
    const sentBy = async (calls: number) => {
      const down = host(Array.from({ length: 200 }, () => failed()));
      for (let call = 0; call < calls; call += 1) await retry("getTransactionData", 3_000, down.send);
      return down.deadlines.length;
    };
    await sentBy(100);
    expect(await sentBy(1)).toBe(1);
    time.now += 2_000;
    expect(await sentBy(1)).toBe(3);
  });
});

test.each(["cardOrder", "addCard", "hostedFieldsInitialize"] as const)("%s goes out once", async (name) => {
  const { retry } = rehearse();
  const down = host([failed()]);
  expect((await retry(name, 3_000, down.send)).kind).toBe("unknown");
  expect(down.deadlines).toEqual([3_000]);
});

describe("the circuit", () => {
  const order = "cardOrder";

  test("opens after ten failures in a row: calls then end not-sent without being sent", async () => {
    const { retry } = rehearse();
    const down = host(Array.from({ length: 10 }, () => failed("GATEWAY_DEADLINE_PASSED")));
    for (let call = 0; call < 10; call += 1) await retry(order, 1_000, down.send);
    expect(await retry(order, 1_000, down.send)).toMatchObject({
      kind: "not-sent",
      error: { code: "GATEWAY_CIRCUIT_OPEN" },
    });
    expect(down.deadlines).toHaveLength(10);
  });

  test("an answer between failures keeps it closed, also one with a wrong seal", async () => {
    for (const answer of [accepted, failed("GATEWAY_SEAL_MISMATCH")]) {
      const { retry } = rehearse({ circuit: { failures: 2 } });
      const shaky = host([failed(), answer, failed(), answer, failed()]);
      for (let call = 0; call < 5; call += 1) await retry(order, 1_000, shaky.send);
      expect(shaky.deadlines).toHaveLength(5);
    }
  });

  test("after the pause one call is sent; if it fails, the pause restarts", async () => {
    const { time, retry } = rehearse({ circuit: { failures: 1, openMs: 500 } });
    const down = host([failed(), failed()]);
    await retry(order, 1_000, down.send);
    time.now += 500;
    expect((await retry(order, 1_000, down.send)).kind).toBe("unknown");
    time.now += 499;
    expect((await retry(order, 1_000, down.send)).kind).toBe("not-sent");
    time.now += 1;
    expect((await retry(order, 1_000, down.send)).kind).toBe("accepted");
    expect((await retry(order, 1_000, down.send)).kind).toBe("accepted");
  });

  test("one probe at a time; a probe given up leaves the place to the next", async () => {
    const { time, retry } = rehearse({ circuit: { failures: 1, openMs: 500 } });
    await retry(order, 1_000, () => Promise.resolve(failed()));
    time.now += 500;
    let end: (outcome: Outcome<string>) => void = () => {};
    const probe = retry(order, 1_000, () => new Promise<Outcome<string>>((resolve) => (end = resolve)));
    expect((await retry(order, 1_000, host([]).send)).kind).toBe("not-sent");
    end(failed("GATEWAY_ABORTED"));
    expect((await probe).kind).toBe("unknown");
    expect((await retry(order, 1_000, host([]).send)).kind).toBe("accepted");
  });

  test("late failures of earlier calls do not prolong the pause", async () => {
    const { time, retry } = rehearse({ circuit: { failures: 1, openMs: 500 } });
    let end: (outcome: Outcome<string>) => void = () => {};
    const late = retry(order, 9_000, () => new Promise<Outcome<string>>((resolve) => (end = resolve)));
    await retry(order, 1_000, () => Promise.resolve(failed()));
    time.now += 400;
    end(failed());
    await late;
    time.now += 100;
    expect((await retry(order, 1_000, host([]).send)).kind).toBe("accepted");
  });
});
