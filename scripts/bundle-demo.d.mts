/** The demo in one file, and what removes it. */
export function bundleDemo(): Promise<{ readonly program: string; remove(): void }>;
