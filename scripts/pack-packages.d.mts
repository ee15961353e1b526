/** Packs packages of a clone, by the names of their folders, as they would be published. Gives each one's tarball. */
export function packPackages(
  clone: string,
  names: readonly string[],
  target: string,
): Promise<Readonly<Record<string, string>>>;
