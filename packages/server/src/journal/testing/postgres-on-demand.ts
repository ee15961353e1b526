import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** The address where `scripts/postgres-on-demand.mjs` hands out databases. */
    postgresOnDemand: string;
  }
}

/** A new, empty PostgreSQL database; without PostgreSQL, fails with what to install. */
export async function createPostgresDatabase(): Promise<string> {
  return (await ask("/databases")).url;
}

/** A separate PostgreSQL server, which the test can stop and start. */
export async function startPostgresServer() {
  const { id, url } = await ask("/servers");
  return {
    url,
    stop: () => ask(`/servers/${id}/stop`),
    crash: () => ask(`/servers/${id}/crash`),
    start: () => ask(`/servers/${id}/start`),
    /** The address of PgBouncer in transaction mode in front of it. */
    pooler: async () => (await ask(`/servers/${id}/pooler`)).url,
    /** The address of a hot standby that follows it. */
    standby: async () => (await ask(`/servers/${id}/standby`)).url,
  };
}

async function ask(path: string): Promise<{ readonly id: number; readonly url: string }> {
  const response = await fetch(`${inject("postgresOnDemand")}${path}`, { method: "POST" });
  // The script answers with these, or with an error message.
  const answer = (await response.json()) as { id: number; url: string; message?: string };
  if (!response.ok) throw new Error(answer.message);
  return answer;
}
