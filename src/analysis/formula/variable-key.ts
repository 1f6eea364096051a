import { isExtension } from "../../schema/catalogue.ts";

/** The key of the variable of a property: names of extension properties are looked up ignoring case. */
export const variableKey = (property: string, copy?: string): string => {
  const key = isExtension(property) ? property.toLowerCase() : property;
  return copy === undefined ? key : `${key} ${copy}`;
};
