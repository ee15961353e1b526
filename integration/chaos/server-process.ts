import { openCrashShop, type CrashPlace } from "../crash/crash-shop.js";

// A server of the shop that is killed at any moment. Written by shop-processes.ts, from a CrashPlace.
const { publicUrl, ...place } = JSON.parse(process.argv[2] ?? "") as CrashPlace & {
  readonly publicUrl: string;
};
const shop = await openCrashShop(place, { publicUrl });
shop.payments.start(200);
process.stdout.write(`${shop.url}\n`);
