import { instantOf } from "../check/instant.ts";
import { isTypeName, lost, misfit, type Reading } from "./reading.ts";
import type { Field } from "./source-field.ts";

/** Reads a cell of a CSV file as a value of an attribute. An empty cell is unset. */
export function cellValue(type: Field["type"], cell: string): Reading {
  if (cell === "") return null;
  if (isTypeName(cell)) return lost;
  switch (type) {
    case "boolean":
      return booleans.get(cell.trim().toLowerCase()) ?? misfit;
    case "date":
      return instantOf(cell) === undefined ? misfit : cell;
    case "string":
    case "version":
    case "reference":
      return cell;
    case "string collection":
    case "reference collection":
      return listIn(cell);
    case "plan collection":
      // No export writes plans into a cell.
      return lost;
    default:
      return type satisfies never;
  }
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
  ["yes", true],
  ["no", false],
]);

/** The texts of a cell that holds several, with semicolons between them. */
export const listIn = (cell: string): readonly string[] =>
  cell
    .split(";")
    .map((item) => item.trim())
    .filter((item) => item !== "");
