import { isExtension } from "../schema/catalogue.ts";

/**
 * A user or a device as a rule sees it: a plain object of canonical property names.
 *
 * Strings, booleans, dates as text, collections as arrays, plans as objects. A missing key, `null`, `""` and a
 * value of another type than the property's are all unset.
 */
export type Subject = Readonly<Record<string, unknown>>;

/** Reads one value of a subject, or of an item of a collection; of anything else nothing. */
export type Reader = (from: unknown) => unknown;

/** The reader of a property; names of extension properties are looked up ignoring case. */
export function readerOf(name: string): Reader {
  if (!isExtension(name)) return (from) => (isRecord(from) ? readOwn(from, name) : undefined);
  const lower = name.toLowerCase();
  return (from) => (isRecord(from) ? readIgnoringCase(from, name, lower) : undefined);
}

/** An object with properties, which an array is not. */
export const isRecord = (value: unknown): value is Subject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads an own property: what hangs on a prototype is nobody's attribute. */
function readOwn(from: Subject, name: string): unknown {
  const value = from[name];
  return value === undefined || Object.hasOwn(from, name) ? value : undefined;
}

function readIgnoringCase(from: Subject, name: string, lower: string): unknown {
  if (Object.hasOwn(from, name)) return from[name];
  if (Object.hasOwn(from, lower)) return from[lower];
  const key = Object.keys(from).find((candidate) => candidate.toLowerCase() === lower);
  return key === undefined ? undefined : from[key];
}
