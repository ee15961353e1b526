/** Installs tarballs, and other packages of the registry, with npm in a folder that holds nothing else, as a shop does. */
export function installPacked(
  folder: string,
  tarballs: readonly string[],
  others?: readonly string[],
): Promise<void>;
