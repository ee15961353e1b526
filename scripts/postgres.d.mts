/** A PostgreSQL server of our own. */
export interface PostgresServer {
  readonly url: string;
  createDatabase(name: string): Promise<void>;
  start(): Promise<void>;
  stop(mode?: "fast" | "immediate"): Promise<void>;
  close(): Promise<void>;
}

export function startPostgres(options?: { readonly isDurable?: boolean }): Promise<PostgresServer>;
