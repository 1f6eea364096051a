/** What is in only one of two sets. */
export function* onlyInOne<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): Generator<T> {
  for (const value of one) if (!other.has(value)) yield value;
  for (const value of other) if (!one.has(value)) yield value;
}
