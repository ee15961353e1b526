// The one type of Node that the types of vitest/browser name; the elements themselves are typed without Node.
declare global {
  type BufferEncoding = string;
}
export {};
