import type { PropertyValue } from "../directory/properties.ts";
import type { Field } from "./source-field.ts";

/** What a cell or a JSON value says of an attribute: its value, `null` where it is unset, or that it cannot tell. */
export type Reading = PropertyValue | typeof lost | typeof misfit;

/** The export wrote the value's type instead of the value, so the value is not known. */
export const lost: unique symbol = Symbol("lost");

/** The attribute cannot hold this. */
export const misfit: unique symbol = Symbol("misfit");

/** Tells whether a value unsets an attribute. */
export const isUnset = (value: PropertyValue): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** PowerShell's `Export-Csv` and `ConvertTo-Json` write this for collections and nested objects. */
export const isTypeName = (text: string): boolean =>
  /^(?:System\.(?:String|Object)\[\]|System\.Collections\.|Microsoft\.(?:Graph\.PowerShell|Open\.AzureAD|Open\.MSGraph)\.|@\{)/u.test(
    text,
  );

/** The column of PowerShell's whole objects: in these an attribute that was not asked for is as empty as an unset one. */
export const isWholeObject = (names: readonly string[]): boolean =>
  names.some((name) => name.toLowerCase() === "additionalproperties");

/** What an attribute of a type can hold, as a hint says it. */
export const shapes: Readonly<Record<Field["type"], string>> = {
  boolean: "it takes true or false",
  string: "it takes a text",
  version: "it takes a text",
  date: "it takes a date such as 2025-01-31 or 2025-01-31T08:00:00Z",
  reference: "it takes an object id",
  "string collection": "it takes a list of texts",
  "reference collection": "it takes a list of object ids",
  "plan collection": "it takes a list of service plans",
};
