/**
 * The same value, with a zero in place of what cannot be sent to another thread, such as a function. No attribute can hold
 * a number, so what was no value of an attribute stays none, and is refused with the same words.
 */
export function cloneable(value: unknown): unknown {
  if (typeof value === "function" || typeof value === "symbol") return 0;
  if (Array.isArray(value)) return value.map(cloneable);
  if (isPlain(value))
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cloneable(one)]));
  try {
    return structuredClone(value);
  } catch {
    return 0;
  }
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
