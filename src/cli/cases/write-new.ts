import { writeFile } from "node:fs/promises";
import { UsageError } from "../usage-error.ts";

/**
 * Writes a file that is not there yet; or one that is, where that is allowed.
 *
 * @throws UsageError where it is there and may not be overwritten, or cannot be written
 */
export async function writeNew(file: string, text: string, mayOverwrite: boolean): Promise<void> {
  try {
    await writeFile(file, text, { flag: mayOverwrite ? "w" : "wx" });
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    if (error.code === "EEXIST")
      throw new UsageError(
        `${file}: there is a file already`,
        "choose another name, or say --overwrite",
      );
    if (error.code === "ENOENT")
      throw new UsageError(`${file}: there is no folder for it`, "check the path");
    throw new UsageError(`${file}: ${error.message}`);
  }
}
