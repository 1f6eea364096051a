import type { SubjectKind } from "../schema/property.ts";
import { type AccountField, accountFieldOf } from "./account-field.ts";
import { nameIn } from "./csv-heading.ts";
import { type CsvRow, placeOfCell } from "./csv-row.ts";
import { InputError, quoted } from "./input-error.ts";
import { isWholeObject } from "./reading.ts";
import { type Field, fieldOf } from "./source-field.ts";

/** A column of a CSV file that holds an attribute. */
export interface Column {
  readonly index: number;
  readonly heading: string;
  readonly field: Field;
  /** Whether its cells say the opposite, as those of `Block sign in (Yes/No) [accountEnabled]` do. */
  readonly isInverted: boolean;
  /** Whether its cells list several values of which rules see the first. */
  readonly isList: boolean;
}

/** What the heading of a CSV file says of its columns. */
export interface Columns {
  readonly attributes: readonly Column[];
  /** The column of the ids. */
  readonly id: Column;
  /** The columns that tell of users' accounts. */
  readonly account: ReadonlyMap<AccountField, number>;
  /** Whether an empty cell may be that of an attribute that was not asked for. */
  readonly isWhole: boolean;
}

/**
 * Reads the heading of a list of users or devices. Columns whose names stand for nothing that rules can read are
 * left out. The ids are those of `id` or `objectId`; of users without, the user principal names.
 *
 * @throws InputError where two columns hold the same, or none holds ids
 */
export function columnsOf(heading: CsvRow, kind: SubjectKind): Columns {
  const attributes: Column[] = [];
  const account = new Map<AccountField, number>();
  const seen = new Map<string, string>();
  for (const [index, text] of heading.cells.entries()) {
    const name = nameIn(text);
    const field = fieldOf(kind, aliases[kind].get(name.toLowerCase()) ?? name);
    const ofAccount = kind === "user" ? accountFieldOf(name) : undefined;
    const key = field?.name ?? ofAccount ?? name.toLowerCase();
    const other = seen.get(key);
    if (other !== undefined && key !== "") throw twice(heading, index, other);
    seen.set(key, text);
    if (field !== undefined) attributes.push(columnOf(index, text, field));
    if (ofAccount !== undefined) account.set(ofAccount, index);
  }
  const id =
    attributes.find(({ field }) => field.name === "objectId") ??
    attributes.find(({ field }) => field.name === "userPrincipalName");
  if (id === undefined) throw withoutId(heading, kind);
  return { attributes, id, account, isWhole: isWholeObject(heading.cells) };
}

/** Names of the portal's own; all others are those of rules or of Graph. */
const aliases: Readonly<Record<SubjectKind, ReadonlyMap<string, string>>> = {
  user: new Map([
    ["directorysynced", "dirSyncEnabled"],
    ["alternateemailaddress", "otherMails"],
  ]),
  device: new Map(),
};

function columnOf(index: number, heading: string, field: Field): Column {
  const isInverted = field.name === "accountEnabled" && /^\s*block/iu.test(heading);
  return { index, heading, field, isInverted, isList: listed.has(nameIn(heading).toLowerCase()) };
}

/** Collections in Graph, which `Export-Csv` with a calculated property joins. */
const listed: ReadonlySet<string> = new Set(["businessphones", "imaddresses"]);

function twice(heading: CsvRow, index: number, other: string): InputError {
  const text = heading.cells[index] ?? "";
  const problem =
    text === other
      ? `the heading has ${quoted(text)} twice`
      : `${quoted(other)} and ${quoted(text)} are the same attribute`;
  return new InputError(problem, placeOfCell(heading, index), "keep one of the two columns");
}

function withoutId(heading: CsvRow, kind: SubjectKind): InputError {
  const hint =
    kind === "user"
      ? "the first line must name the columns, `id` or `userPrincipalName` among them"
      : "the first line must name the columns, `id` or `objectId` among them";
  return new InputError(`no column holds the ids of the ${kind}s`, heading, hint);
}
