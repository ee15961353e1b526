import { afterEach, expect, test } from "vitest";
import { readCommandLine } from "../read-command-line.js";
import { startSimulator, type Simulator } from "../start-simulator.js";
import { cardFields, createOfficeClient, orderFields } from "../testing/office-client.js";

let simulator: Simulator | undefined;
afterEach(async () => {
  await simulator?.close();
  simulator = undefined;
});

const links = [
  "--link",
  "Order=https://shop.example/orders/{orderId}?from=console",
  "--link",
  "Staff=http://localhost:3000/office/{transactionReference}",
];

async function consoleAfter(change: { readonly orderId?: string }): Promise<string> {
  const options = readCommandLine([...links, "--port", "0"]);
  simulator = await startSimulator(options === "help" ? {} : options);
  const order = {
    ...orderFields({ transactionReference: "LINKED", ...change }),
    ...cardFields("5100000000000800"),
  };
  await createOfficeClient(simulator.url).call("cardOrder", order);
  return (await fetch(`${simulator.url}/_console`)).text();
}

test("a payment links to the pages that the command line names, with its own fields", async () => {
  const page = await consoleAfter({ orderId: "A/1 &2" });
  expect(page).toContain('href="https://shop.example/orders/A%2F1%20%262?from=console">Order</a>');
  expect(page).toContain('href="http://localhost:3000/office/LINKED">Staff</a>');
});

test("a link whose field no call has is left out", async () => {
  const page = await consoleAfter({});
  expect(page).not.toContain(">Order</a>");
  expect(page).toContain(">Staff</a>");
});

test.each([
  ["no title", "https://shop.example/"],
  ["no address", "Order=orders/{orderId}"],
  ["an address that runs code", "Order=javascript:alert(1)"],
  ["a host made of a field", "Order=https://{orderId}.example/"],
  ["a brace that is not closed", "Order=https://shop.example/{orderId"],
])("%s is refused at the start", async (_name, link) => {
  expect(() => readCommandLine(["--link", link])).toThrow(/^link: /);
  const [title = "", url = ""] = link.split("=");
  await expect(startSimulator({ port: 0, links: [{ title, url }] })).rejects.toThrow(/^link: /);
});
