/** Finds the one, or else a few that are all needed, for which something is so; it must be so for more if it is for some. */
export function fewestOf<Thing>(
  things: readonly Thing[],
  isSo: (some: readonly Thing[]) => boolean,
): readonly Thing[] | undefined {
  const one = things.find((thing) => isSo([thing]));
  if (one !== undefined) return [one];
  if (!isSo(things)) return undefined;
  let left = things;
  for (const thing of things) {
    const without = left.filter((other) => other !== thing);
    if (isSo(without)) left = without;
  }
  return left;
}
