import type { Diagnostic, Fix } from "../../grammar/diagnostic.ts";
import { printString } from "../../grammar/print.ts";
import { guessing, report } from "../../grammar/report.ts";
import type { RuleLint } from "../lint.ts";
import { domainTested, passesToo } from "./mail-domain.ts";
import { type Tested, testsIn } from "../../analysis/reach/tests-in.ts";

/** A domain is what stands behind the at sign, to the end: `notcontoso.com` and `contoso.com.evil.example` are others. */
export const mailDomainUnanchored: RuleLint = (rule) =>
  testsIn(rule.condition).flatMap((tested): Diagnostic[] => {
    const domain = tested.admits ? domainTested(tested) : undefined;
    const other = domain === undefined ? undefined : passesToo(tested, domain);
    if (domain === undefined || other === undefined) return [];
    const fix = fixOf(tested, domain);
    return [
      report(
        "mail-domain-unanchored",
        spanOf(tested),
        `\`${other}\` passes this test for \`${domain}\` too`,
        { hint: hintOf(tested, other, fix), fix },
      ),
    ];
  });

const spanOf = ({ test: { written } }: Tested): Fix["edits"][number]["span"] => ({
  start: written.operator.span.start,
  end: written.value.span.end,
});

/** What a domain alone says better; of a pattern that says more, a person has to think. */
function fixOf(tested: Tested, domain: string): Fix | undefined {
  const { value } = tested.test;
  if (domain.startsWith(".")) return undefined;
  if (value.kind === "pattern" && !plain.test(value.source)) return undefined;
  const better = `-endsWith ${printString(`@${domain}`)}`;
  return guessing(`write \`${better}\``, spanOf(tested), better);
}

/** A pattern of nothing but a domain, with whatever before the at sign. */
const plain = /^(?:\^?\.[*+])?@?(?:[\w-]+\\?\.)+[\w-]+\$?$/;

function hintOf({ property }: Tested, other: string, fix: Fix | undefined): string {
  const advice =
    fix === undefined
      ? "escape the dots, and begin the domain with `@` and end it with `$`"
      : `${fix.title} where addresses of that domain alone are meant`;
  return property.name === "userPrincipalName" && other.includes("#EXT#")
    ? `the name of a guest holds the home address before \`#EXT#\`; ${advice}`
    : advice;
}
