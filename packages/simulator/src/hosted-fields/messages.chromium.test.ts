import { describe, expect, test } from "vitest";
import { useFields } from "../testing/fields-in-chromium.js";
import { startShop } from "../testing/shop.js";

const { input, page, shop, simulator } = useFields();

describe("hostile messages change nothing", () => {
  /** A page that embeds one frame itself and says to it what it likes. */
  const hostile = (frameUrl: string, script: string) => `<!doctype html><title>Hostile</title>
    <iframe src="${frameUrl}" onload="loaded()"></iframe>
    <script>
      const answers = [];
      const channel = new MessageChannel();
      channel.port1.onmessage = ({ data }) => answers.push(data);
      const target = () => document.querySelector("iframe").contentWindow;
      const init = (nonce) => ({ v: 1, kind: "init", nonce, session: "none", style: { input: { color: "red" } } });
      function loaded() { ${script} }
    </script>`;
  const frameUrl = (nonce = "right") =>
    `${simulator().origins.fields}/hosted-fields/frame?${new URLSearchParams({ field: "csc", group: "g", origin: shop().origin })}#${nonce}`;
  const color = () => input("csc").evaluate((input) => getComputedStyle(input).color);
  const red = "rgb(255, 0, 0)";
  const openHostile = async (script: string, url = frameUrl()) => {
    shop().show(hostile(url, script));
    await page().goto(shop().origin);
    await input("csc").waitFor();
    // A second round trip into the frame: what was sent before has been heard by then.
    await page().evaluate("new Promise((resolve) => setTimeout(resolve))");
  };

  test("the right one is accepted; otherwise the tests below would prove nothing", async () => {
    await openHostile(`target().postMessage(init("right"), "*", [channel.port2])`);
    await page().waitForFunction("answers.length > 0");
    expect(await color()).toBe(red);
    expect(await page().evaluate("answers")).toEqual([{ v: 1, kind: "ready" }]);
  });

  test.each([
    ["a wrong nonce", `target().postMessage(init("wrong"), "*", [channel.port2])`],
    ["no port", `target().postMessage(init("right"), "*")`],
    ["another version", `target().postMessage({ ...init("right"), v: 2 }, "*", [channel.port2])`],
    ["a text", `target().postMessage(JSON.stringify(init("right")), "*", [channel.port2])`],
    ["a field too many", `target().postMessage({ ...init("right"), more: 1 }, "*", [channel.port2])`],
    ["a wrong type", `target().postMessage({ ...init("right"), session: 1 }, "*", [channel.port2])`],
    [
      "more than 4 kB",
      `target().postMessage({ ...init("right"), placeholder: "x".repeat(5000) }, "*", [channel.port2])`,
    ],
    [
      "another source of the same origin",
      `const other = document.body.appendChild(document.createElement("iframe"));
       other.contentWindow.eval("(target, init, port) => target.postMessage(init, '*', [port])")(target(), init("right"), channel.port2)`,
    ],
  ])("%s", async (_name, script) => {
    await openHostile(script);
    expect(await color()).not.toBe(red);
    expect(await page().evaluate("answers")).toEqual([]);
  });

  test("a frame without a nonce in its address", async () => {
    await openHostile(`target().postMessage(init(""), "*", [channel.port2])`, frameUrl(""));
    expect(await color()).not.toBe(red);
  });

  test("a nonce that is used again", async () => {
    await openHostile(`target().postMessage({ ...init("right"), style: {} }, "*", [channel.port2]);
      const second = new MessageChannel();
      second.port1.onmessage = ({ data }) => answers.push("second");
      target().postMessage(init("right"), "*", [second.port2])`);
    await page().waitForFunction("answers.length > 0");
    expect(await color()).not.toBe(red);
    expect(await page().evaluate("answers")).toEqual([{ v: 1, kind: "ready" }]);
  });

  test("another origin than the frame was made for may not even show it", async () => {
    const other = await startShop();
    try {
      other.show(hostile(frameUrl(), `target().postMessage(init("right"), "*", [channel.port2])`));
      await page().goto(other.origin);
      await page().waitForFunction("document.querySelector('iframe')");
      expect(
        page()
          .frames()
          .some((one) => one.url().includes("field=csc")),
      ).toBe(false);
      expect(await page().evaluate("answers")).toEqual([]);
    } finally {
      other.close();
    }
  });

  test("through the open port: unknown kinds, wrong types and large messages", async () => {
    await openHostile(`target().postMessage(init("right"), "*", [channel.port2])`);
    await page().waitForFunction("answers.length > 0");
    await page().evaluate(`
      for (const message of [null, 7, "focus", { v: 1 }, { v: 1, kind: "read" }, { v: 1, kind: "constructor" },
        { v: 1, kind: "focus", more: true }, { v: 1, kind: "focus", more: "x".repeat(5000) }, { v: 1, kind: "tokenize", request: "1" }]) channel.port1.postMessage(message);
      channel.port1.postMessage({ v: 1, kind: "focus" });
    `);
    await page().waitForFunction("answers.some(({ focused }) => focused)");
    expect(await page().evaluate("answers.map(({ kind }) => kind)")).toEqual(["ready", "state"]);
  });
});
