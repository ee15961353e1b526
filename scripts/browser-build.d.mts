/** One file that comes out of a build for the browser. */
export interface BrowserChunk {
  readonly fileName: string;
  readonly code: string;
}

export function buildForBrowser(what: {
  /** Code as a page would write it. */
  readonly entry: string;
  /** The folder from which its imports are resolved. */
  readonly from: string;
  /** Name of the file that the page loads, without its ending. */
  readonly name?: string;
}): Promise<readonly BrowserChunk[]>;
