// Writes certificates.json by OpenSSL, and what is in them by node:crypto: node golden/make-certificates.mjs
import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const folder = mkdtempSync(path.join(tmpdir(), "cse-certificates-"));
const run = (...args) =>
  execFileSync("openssl", args, { cwd: folder, stdio: ["ignore", "pipe", "ignore"] }).toString();
const subject = ["-subj", "/C=FR/O=Banque d'essai/CN=CSE"];

run("genrsa", "-out", "key.pem", "2048");
run("req", "-new", "-key", "key.pem", "-out", "request.pem", ...subject);
const pems = {
  "version 3, ends before 2050": run("req", "-x509", "-key", "key.pem", "-days", "3650", ...subject),
  "version 3, ends after 2050": run("req", "-x509", "-key", "key.pem", "-days", "20000", ...subject),
  "version 1": run("x509", "-req", "-in", "request.pem", "-signkey", "key.pem", "-days", "3650"),
};
rmSync(folder, { recursive: true });

const certificates = Object.entries(pems).map(([what, pem]) => {
  const { publicKey, validTo } = new X509Certificate(pem);
  const modulus = Buffer.from(publicKey.export({ format: "jwk" }).n, "base64url").toString("hex");
  return { what, modulus, notAfter: new Date(validTo).toISOString(), pem };
});
writeFileSync(new URL("certificates.json", import.meta.url), `${JSON.stringify(certificates, null, 2)}\n`);
