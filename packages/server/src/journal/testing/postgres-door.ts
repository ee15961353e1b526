import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Where `scripts/postgres-door.mjs` gives out databases. */
    postgresDoor: string;
  }
}

/** A new, empty PostgreSQL database; fails with what to install where there is no PostgreSQL. */
export async function createPostgresDatabase(): Promise<string> {
  return (await ask("/databases")).url;
}

/** A PostgreSQL of one's own, to be stopped and started. */
export async function startPostgresServer() {
  const { id, url } = await ask("/servers");
  return {
    url,
    stop: () => ask(`/servers/${id}/stop`),
    crash: () => ask(`/servers/${id}/crash`),
    start: () => ask(`/servers/${id}/start`),
  };
}

async function ask(path: string): Promise<{ readonly id: number; readonly url: string }> {
  const response = await fetch(`${inject("postgresDoor")}${path}`, { method: "POST" });
  // The door answers with these, and with a message when it cannot.
  const answer = (await response.json()) as { id: number; url: string; message?: string };
  if (!response.ok) throw new Error(answer.message);
  return answer;
}
