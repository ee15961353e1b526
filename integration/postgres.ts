import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Where `scripts/postgres-on-demand.mjs` gives out databases. */
    postgresOnDemand: string;
  }
}

/** A new, empty PostgreSQL database; if there is no PostgreSQL, fails with what to install. */
export async function createDatabase(): Promise<string> {
  return (await ask("/databases")).url;
}

/** A PostgreSQL server of the test's own, which it can crash and start again. */
export async function startPostgresServer() {
  const { id, url } = await ask("/servers");
  return {
    url,
    crash: async () => void (await ask(`/servers/${id}/crash`)),
    start: async () => void (await ask(`/servers/${id}/start`)),
  };
}

async function ask(path: string): Promise<{ readonly id: number; readonly url: string }> {
  const response = await fetch(`${inject("postgresOnDemand")}${path}`, { method: "POST" });
  // It answers with these, or says what to install.
  const answer = (await response.json()) as { id: number; url: string; message?: string };
  if (!response.ok) throw new Error(answer.message);
  return answer;
}
