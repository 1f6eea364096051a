import { InputError, quoted } from "../input-error.ts";

/** Refuses groups whose id, letter case aside, another group of the file has. */
export class UniqueIds {
  private readonly lines = new Map<string, number>();

  /** @throws InputError where the id was taken before */
  public take(id: string, file: string, line: number): void {
    const key = id.toLowerCase();
    const earlier = this.lines.get(key);
    this.lines.set(key, line);
    if (earlier === undefined) return;
    throw new InputError(
      `the group ${quoted(id)} is that of line ${earlier} too`,
      { file, line },
      "give each group an id of its own",
    );
  }
}
