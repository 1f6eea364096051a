import type { Test } from "../../check/checked-rule.ts";
import { questionOf } from "../../eval/compile.ts";
import { comparisonOperators } from "../../grammar/operators.ts";
import type { Tested } from "../../analysis/reach/tests-in.ts";
import { sampleOf } from "./sample.ts";

/** The domain for which a comparison tests a mail address, without the at sign; `undefined` for any other comparison. */
export function domainTested({ test, property }: Tested): string | undefined {
  if (!ofMail.has(property.name)) return undefined;
  const { value } = test;
  const { positive } = comparisonOperators[test.operator];
  if (positive === "match" && value.kind === "pattern") {
    const sample = sampleOf(value.pattern, ".a1");
    const behind = sample?.slice(sample.lastIndexOf("@") + 1);
    return behind !== undefined && domain.test(behind) ? behind : undefined;
  }
  if (value.kind !== "string" || (positive !== "contains" && positive !== "endsWith"))
    return undefined;
  return /^@?/.test(value.text) && domain.test(value.text.replace(/^@/, ""))
    ? value.text.replace(/^@/, "")
    : undefined;
}

const ofMail: ReadonlySet<string> = new Set([
  "mail",
  "userPrincipalName",
  "proxyAddresses",
  "otherMails",
]);

const domain = /^\.?(?:[\p{L}\d_-]+\.)+[\p{L}\d-]{2,}$/u;

/** A value in another domain that passes a test for a domain all the same. */
export const passesToo = ({ test, property }: Tested, tested: string): string | undefined =>
  valuesNear(tested, property.name).find((value) => passes(test, property.name, value));

function valuesNear(tested: string, property: string): readonly string[] {
  const bare = tested.replace(/^\./, "");
  const dots = bare.split(".");
  const addresses = [
    ...(tested === bare ? [`guest@not${bare}`] : []),
    `guest@${bare}.elsewhere.example`,
    `guest@${dots.slice(0, -1).join("x")}.${dots.at(-1)}`,
    `guest@${dots.join("x")}`,
  ].filter((address) => address !== `guest@${bare}`);
  if (property === "proxyAddresses") return addresses.map((address) => `SMTP:${address}`);
  if (property !== "userPrincipalName") return addresses;
  return [
    ...addresses.map((address) => `${address.replace("@", "_")}#EXT#@host.example`),
    ...addresses,
  ];
}

function passes(test: Test, property: string, value: string): boolean {
  const holds = questionOf(test);
  if (test.source.kind !== "property") return holds(value, 0);
  const isCollection = test.source.property.type === "string collection";
  return holds({ [property]: isCollection ? [value] : value }, 0);
}
