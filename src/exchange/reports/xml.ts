/** An element of XML. Attributes without a value are left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  /** Elements, and texts that are escaped when they are written. */
  readonly children: readonly (XmlElement | string)[];
}

/** Builds an element. */
export const element = (
  name: string,
  attributes: XmlElement["attributes"],
  children: XmlElement["children"] = [],
): XmlElement => ({ name, attributes, children });

/** Writes an XML 1.0 document in UTF-8. Characters that XML cannot hold become U+FFFD. */
export const xmlDocument = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, "")}\n`;

/** An element that holds a text stays on one line with it, as white space beside a text belongs to it. */
function written({ name, attributes, children }: XmlElement, indent: string): string {
  const head = `${indent}<${name}${attributesOf(attributes)}`;
  if (children.length === 0) return `${head}/>`;
  if (children.some((child) => typeof child === "string"))
    return `${head}>${children.map((child) => (typeof child === "string" ? escaped(child) : written(child, ""))).join("")}</${name}>`;
  const inner = children.map((child) =>
    typeof child === "string" ? child : written(child, `${indent}  `),
  );
  return `${head}>\n${inner.join("\n")}\n${indent}</${name}>`;
}

const attributesOf = (attributes: XmlElement["attributes"]): string =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapedAttribute(String(value))}"`)
    .join("");

const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");

/** Line breaks and tabs in an attribute would be read as spaces. */
const escapedAttribute = (text: string): string =>
  escaped(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
