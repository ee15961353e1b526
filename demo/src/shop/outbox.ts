import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** An e-mail of the shop. */
export interface Mail {
  /** The event that it reports: each is sent once. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** An e-mail that was sent. */
export interface SentMail extends Mail {
  readonly at: string;
}

export type Outbox = ReturnType<typeof openOutbox>;

/** The e-mails of the demo: files in a folder, in the form that mail programs open, and nothing is sent anywhere. */
export function openOutbox(folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fileOf = (id: string) => join(folder, `${id.replaceAll(/[^\w-]/g, "_")}.eml`);
  return {
    /** Sends an e-mail, unless one with this id was sent before: also by another process, or before a crash. */
    send(mail: Mail, now: Date): void {
      const draft = join(folder, `${process.pid}.draft`);
      writeFileSync(draft, write(mail, now), { mode: 0o600 });
      try {
        // Unlike a rename, this fails when the file exists; and the file is never there half written.
        linkSync(draft, fileOf(mail.id));
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      } finally {
        rmSync(draft);
      }
    },

    /** All that was sent, the newest first. */
    sent(): readonly SentMail[] {
      return readdirSync(folder)
        .filter((name) => name.endsWith(".eml"))
        .map((name) => read(readFileSync(join(folder, name), "utf8")))
        .sort((one, other) => other.at.localeCompare(one.at));
    },
  };
}

/** RFC 5322, in lines that end with CRLF. */
function write({ id, to, subject, text }: Mail, now: Date): string {
  const head = [
    `Date: ${now.toUTCString().replace("GMT", "+0000")}`,
    "From: Maison Verveine <bonjour@maison-verveine.example>",
    `To: ${to}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString("base64")}?=`,
    `Message-ID: <${id}@maison-verveine.example>`,
    `X-Sent: ${now.toISOString()}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
  ];
  return [...head, "", ...text.split("\n"), ""].join("\r\n");
}

function read(file: string): SentMail {
  const [head = "", ...body] = file.split("\r\n\r\n");
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(head)?.[1]?.trim() ?? "";
  const [, subject = ""] = /=\?utf-8\?B\?(.*)\?=/.exec(field("Subject")) ?? [];
  return {
    id: field("Message-ID").replaceAll(/^<|@.*$/g, ""),
    at: field("X-Sent"),
    to: field("To"),
    subject: Buffer.from(subject, "base64").toString(),
    text: body.join("\n\n").replaceAll("\r\n", "\n").trim(),
  };
}
