import { InputError, positionAfter } from "../../exchange/input-error.ts";
import { jsonFault, unexpected } from "../../exchange/json-fault.ts";
import { placeOfPath } from "../../exchange/place-of-path.ts";
import { type Fault, sentenceOf } from "../../exchange/shape.ts";
import { readText } from "../input.ts";
import type { ReadConfig } from "./config.ts";
import { configShape } from "./config-shape.ts";

/**
 * Reads a configuration, all of it, and refuses what it does not know.
 *
 * @throws InputError with the place of the first key that is wrong
 * @throws UsageError where the file cannot be read
 */
export async function readConfig(file: string): Promise<ReadConfig> {
  return configOf(await readText(file), file);
}

function configOf(text: string, file: string): ReadConfig {
  const start = { line: 1, column: 1 };
  const fault = jsonFault(text);
  if (fault !== undefined) {
    const place = { file, ...positionAfter(start, text.slice(0, fault.offset)) };
    throw unexpected(place, fault.due, text.slice(fault.offset));
  }
  const config: unknown = JSON.parse(text);
  const faults: Fault[] = [];
  if (configShape(config, faults))
    return {
      config,
      placeOf: (allowance) => {
        const { line, column } = placeOfPath({ file, text, ...start, value: {} }, [
          "allow",
          allowance,
        ]);
        return `${file}:${line}:${column}`;
      },
    };
  const { path, problem, hint } = faults[0] ?? { path: [], problem: "is no configuration" };
  const place = placeOfPath({ file, text, ...start, value: {} }, path);
  throw new InputError(sentenceOf({ path, problem, hint }, "the configuration"), place, hint);
}
