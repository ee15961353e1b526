import { expect, test } from "vitest";
import { isPrivateAddress } from "./private-addresses.js";

test.each([
  "8.8.8.8",
  "2001:4860:4860::8888",
  // DNS64 gives every IPv4 address like this.
  "64:ff9b::8.8.8.8",
  "64:ff9b::808:808",
  "64:ff9b::172.32.0.1",
])("%s is public", (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});

test.each([
  "169.254.169.254",
  "::ffff:10.0.0.7",
  "64:ff9b::0.0.0.0",
  "64:ff9b::10.0.0.7",
  "64:ff9b::100.64.0.1",
  "64:ff9b::7f00:1",
  "64:ff9b::a9fe:a9fe",
  "64:ff9b::172.31.255.255",
  "64:ff9b::192.168.0.1",
  "64:ff9b::255.255.255.255",
  // A network's own NAT64 may translate to private addresses.
  "64:ff9b:1::8.8.8.8",
  "erp.example",
])("%s is not public", (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});
