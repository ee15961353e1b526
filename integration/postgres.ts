import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Where `scripts/postgres-door.mjs` gives out databases. */
    postgresDoor: string;
  }
}

/** A new, empty PostgreSQL database; if there is no PostgreSQL, fails with what to install. */
export async function createDatabase(): Promise<string> {
  const response = await fetch(`${inject("postgresDoor")}/databases`, { method: "POST" });
  // It answers with the new database's address, or says what to install.
  const { url, message } = (await response.json()) as { url?: string; message?: string };
  if (url === undefined) throw new Error(message);
  return url;
}
