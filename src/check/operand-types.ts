import { type ComparisonOperator, comparisonOperators } from "../grammar/operators.ts";
import type { PropertyType } from "../schema/property.ts";

const equality: readonly ComparisonOperator[] = ["eq", "ne"];
const ordering: readonly ComparisonOperator[] = ["ge", "le"];
const text: readonly ComparisonOperator[] = [
  ...equality,
  ...([
    "startsWith",
    "notStartsWith",
    "endsWith",
    "notEndsWith",
    "contains",
    "notContains",
  ] as const),
  ...(["match", "notMatch", "in", "notIn"] as const),
];

/** What may be asked of a type of property. */
interface OperandType {
  readonly operators: readonly ComparisonOperator[];
  readonly hasItems: boolean;
}

/** The operators of each type; the service's article lists them by property. */
export const operandTypes: Readonly<Record<PropertyType, OperandType>> = {
  boolean: { operators: equality, hasItems: false },
  string: { operators: text, hasItems: false },
  date: { operators: [...equality, ...ordering], hasItems: false },
  version: { operators: [...text, ...ordering], hasItems: false },
  "string collection": { operators: text, hasItems: true },
  "plan collection": { operators: equality, hasItems: true },
  "reference collection": { operators: [], hasItems: false },
};

/** The operators of a type as a hint names them. */
export function operatorsHint(type: PropertyType): string {
  const { operators, hasItems } = operandTypes[type];
  const names = operators.map((name) => `\`${comparisonOperators[name].spelling}\``);
  if (type === "reference collection")
    return 'it has one form only: `-any (group.objectId -in ["id", …])`';
  if (type === "plan collection")
    return "a plan collection takes `-any`, `-all`, `-eq null` and `-ne null`";
  return `a ${type} takes ${enumerated([...names, ...(hasItems ? ["`-any`", "`-all`"] : [])])}`;
}

const enumerated = (names: readonly string[]): string =>
  `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
