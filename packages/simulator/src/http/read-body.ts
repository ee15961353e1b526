import type { IncomingMessage } from "node:http";

/** The gateway's messages are a few kilobytes; this is ten times the largest one. */
export const bodyLimit = 1024 * 1024;

/** Reads a body; undefined when it is larger than the limit. Rejects when the caller goes away in the middle of it. */
export function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= bodyLimit) chunks.push(chunk);
      else resolve(undefined);
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
  });
}

/** Whether a content type means JSON, with or without parameters. */
export function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType ?? "");
}
