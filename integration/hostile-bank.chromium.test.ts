import { expect, it } from "vitest";
import { useCardForm } from "./use-card-form.js";

// The dialog's frame may show any bank's page, even one under an attacker's control.

const { open, shop } = useCardForm("cse");
const body = `<sips-card-form mode="cse" order-id="4711" challenge="modal" submit-label="Pay"></sips-card-form>`;

// It reports its results through requests, because code that a test runs in a frame counts as a click there.
const hostile = `<!doctype html><title>Bank</title><button>Authenticate</button><script>
  const tries = {
    location: () => (top.location = "https://evil.example/"),
    replace: () => top.location.replace("https://evil.example/"),
    open: () => window.open("https://evil.example/", "_top"),
    form: () => {
      const form = Object.assign(document.createElement("form"), { action: "https://evil.example/", target: "_top" });
      document.body.append(form);
      form.submit();
    },
  };
  const attack = (when) => {
    for (const one of Object.values(tries)) try { one(); } catch {}
    fetch("/told?" + when);
  };
  attack("at once");
  addEventListener("click", () => {
    const timer = setInterval(() => {
      if (navigator.userActivation.isActive) return;
      clearInterval(timer);
      attack(navigator.userActivation.hasBeenActive ? "long after a click" : "without a click");
    }, 50);
  });
</script>`;

async function atBank() {
  const form = await open({ body });
  const left: string[] = [];
  form.page.on("request", (request) => {
    if (request.url().includes("evil.example")) left.push(request.url());
  });
  await form.page.route("https://evil.example/**", (route) => route.fulfill({ body: "gone" }));
  const { acs } = shop().simulator.origins;
  await form.page.route(`${acs}/**`, (route) => route.fulfill({ contentType: "text/html", body: hostile }));
  const tried = (when: string) => form.page.waitForRequest(`${acs}/told?${encodeURI(when)}`);
  const triedAtOnce = tried("at once");
  await form.fill("5100000000000800");
  await form.page.getByRole("button", { name: "Pay" }).click();
  await triedAtOnce;
  return { ...form, tried, left, acs };
}

it("cannot navigate the shop's page by itself, neither at once nor long after a click", async () => {
  const { page, tried, left } = await atBank();
  // A browser remembers for a page's lifetime that it was clicked; that alone must not permit it.
  const triedLater = tried("long after a click");
  const { x, y } = await page
    .locator("iframe[part=frame]")
    .evaluate((frame) => frame.getBoundingClientRect());
  await page.mouse.click(x + 30, y + 20);
  await triedLater;
  expect(left).toEqual([]);
  expect(page.url()).toBe(`${shop().url}/page`);
  expect(await page.getByRole("dialog").isVisible()).toBe(true);
});

it("cannot remove the sandbox, or read the shop's page", async () => {
  const { page, acs } = await atBank();
  const frame = page.frames().find((one) => one.url().startsWith(acs));
  const reached = await frame?.evaluate(`[
    () => parent.document, () => parent.location.href, () => frameElement.removeAttribute("sandbox"),
  ].map((one) => { try { return String(one()); } catch (error) { return error.name; } })`);
  expect(reached).toEqual(["SecurityError", "SecurityError", "TypeError"]);
});
