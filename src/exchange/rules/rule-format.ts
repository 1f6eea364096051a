import { nameIn, separatorOf } from "../csv-heading.ts";
import { groupFieldOf } from "../group-field.ts";
import { InputError } from "../input-error.ts";
import { isJson } from "../open-text.ts";

/** What a file with rules is. */
export type RuleFormat = "rule" | "json" | "csv" | "terraform" | "configuration";

/**
 * Tells by its name, or else by its first lines, what a file with rules is.
 *
 * @throws InputError where it is none that holds rules
 */
export function ruleFormatOf(file: string, head: string): RuleFormat {
  const ending = /\.([^./\\]+)$/u.exec(file)?.[1]?.toLowerCase() ?? "";
  const named = endings.get(ending);
  if (named === "json" && !isJson(head))
    throw new InputError(
      "this is not JSON",
      { file, line: 1, column: 1 },
      "it should begin with `{` or `[`",
    );
  if (named !== undefined) return named;
  const hint = others.get(ending);
  if (hint !== undefined) throw new InputError("the file holds no rules", { file, line: 1 }, hint);
  if (head.includes("\0")) throw new InputError("this is not a text", { file, line: 1 }, formats);
  return formatByContent(head);
}

const formats =
  "rules stand in .rule files, lists of groups (JSON, CSV), Terraform (.tf, JSON) and Microsoft365DSC (.ps1)";

const endings: ReadonlyMap<string, RuleFormat> = new Map([
  ["rule", "rule"],
  ["json", "json"],
  ["ndjson", "json"],
  ["csv", "csv"],
  ["tf", "terraform"],
  ["ps1", "configuration"],
]);

/** Files that people have beside those with rules, and what to do with them. */
const others: ReadonlyMap<string, string> = new Map([
  ["mof", "name the .ps1 configuration that it was compiled from"],
  ["tfstate", "write it as JSON with `terraform show -json`"],
  ["tfplan", "write it as JSON with `terraform show -json`"],
  ["xlsx", "save it as CSV"],
  ["xls", "save it as CSV"],
  ["zip", "unpack it"],
  ...["yaml", "yml", "xml", "html", "md", "pdf", "docx"].map((one) => [one, formats] as const),
]);

function formatByContent(head: string): RuleFormat {
  if (isJson(head)) return "json";
  if (/^---[ \t]*\r?\n/u.test(head)) return "rule";
  if (isInventory(head)) return "csv";
  if (/^[ \t]*(?:resource|module|provider|terraform)\b[^=\n]*\{[ \t]*\r?$/mu.test(head))
    return "terraform";
  return /^[ \t]*(?:configuration|AADGroup|AADAdministrativeUnit)[ \t]+\S+[ \t]*\r?$/imu.test(head)
    ? "configuration"
    : "rule";
}

/** Tells whether one of the first lines is a heading with a column of rules. */
function isInventory(head: string): boolean {
  const separator = separatorOf(head);
  return head
    .split(/\r\n?|\n/u, 5)
    .map((line) => line.split(separator))
    .some(
      (cells) =>
        cells.length > 1 &&
        cells.some((cell) => groupFieldOf(nameIn(cell.replaceAll('"', ""))) === "membershipRule"),
    );
}
