import { fromBinary, toBinary } from "./bytes.js";

/** One DER value (ITU-T X.690): a tag and its content. */
export interface DerValue {
  readonly tag: number;
  readonly content: Uint8Array;
}

/** The bytes are not of the expected form. */
export class DerFault extends Error {
  override readonly name = "DerFault";
}

/** The tags that keys and certificates are read by. */
export const tags = {
  integer: 0x02,
  bitString: 0x03,
  objectIdentifier: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  explicit0: 0xa0,
} as const;

/** Reads bytes that are exactly one value. */
export function readDer(bytes: Uint8Array): DerValue {
  const [value, ...others] = readAll(bytes);
  if (!value || others.length > 0) throw new DerFault("not one value");
  return value;
}

/** The values in a sequence; with tags, exactly these. */
export function childrenOf(value: DerValue | undefined, expected?: readonly number[]): DerValue[] {
  if (value?.tag !== tags.sequence) throw new DerFault("no sequence");
  const children = readAll(value.content);
  if (expected && expected.join() !== children.map((child) => child.tag).join()) {
    throw new DerFault("another sequence");
  }
  return children;
}

/** UTCTime or GeneralizedTime as RFC 5280, 4.1.2.5, allows them: with seconds, in UTC. */
export function readTime(value: DerValue | undefined): Date {
  const digits = /^(\d\d)?(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(
    toBinary(value?.content ?? fromBinary("")),
  );
  const [, century, year, ...rest] = digits ?? [];
  const hasCentury = value?.tag === tags.generalizedTime;
  if (!year || hasCentury !== (century !== undefined) || (!hasCentury && value?.tag !== tags.utcTime)) {
    throw new DerFault("no time");
  }
  const [month, day, hour, minute, second] = rest;
  const fullYear = `${century ?? (Number(year) < 50 ? "20" : "19")}${year}`;
  const text = `${fullYear}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const time = new Date(text);
  // An impossible date is either invalid or shifted to another day.
  if (Number.isNaN(time.getTime()) || time.toISOString() !== text) throw new DerFault("no time");
  return time;
}

function readAll(bytes: Uint8Array): DerValue[] {
  const values: DerValue[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const { contentStart, contentEnd } = readHeader(rest);
    // readHeader has checked that there is a first byte.
    values.push({ tag: rest[0]!, content: rest.subarray(contentStart, contentEnd) });
    rest = rest.subarray(contentEnd);
  }
  return values;
}

function readHeader(bytes: Uint8Array): { contentStart: number; contentEnd: number } {
  const [tag = 0, first = 0x80] = bytes;
  // Keys contain no multi-byte tags, and no indefinite lengths (0x80).
  if ((tag & 0x1f) === 0x1f || first === 0x80 || first > 0x84) throw new DerFault("header");
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  const contentStart = 2 + lengthBytes;
  const length = lengthBytes
    ? bytes.subarray(2, contentStart).reduce((sum, byte) => sum * 256 + byte, 0)
    : first;
  const contentEnd = contentStart + length;
  if (contentEnd > bytes.length) throw new DerFault("cut off");
  return { contentStart, contentEnd };
}
