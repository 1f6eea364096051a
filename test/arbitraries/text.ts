import * as fc from "fast-check";
import { word } from "./words.ts";

/** Any text at all: every UTF-16 unit, lone surrogates and NUL included; typographic characters; the language's own words. */
export const anyText = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc
      .array(fc.nat({ max: 0xffff }), { maxLength: 60 })
      .map((units) => String.fromCharCode(...units)),
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...delicate) }),
    wordSoup(),
  );

/** Characters that the scanner treats in some way of their own. */
const delicate =
  "“”„‟«»″‘’‚‹›′–—‐−`\\\"'()[],_-#\u0000\ufeff\u200b\u00a0\u2003\n\r\t aeq1.$%{}<>=!&|;".split("");

/** Words and symbols of the language in any order, with and without space between them. */
function wordSoup(): fc.Arbitrary<string> {
  const token = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...tokens) },
    { weight: 1, arbitrary: word },
  );
  const space = fc.constantFrom(" ", " ", " ", "", "\n", "\t ");
  return fc.array(fc.tuple(token, space), { maxLength: 40 }).map((pairs) => pairs.flat().join(""));
}

/** Words and symbols of the language, right and wrong. */
export const tokens: readonly string[] = [
  "user.department user.otherMails USER.accountenabled user.employeeHireDate user.assignedPlans user.memberOf",
  "device.deviceOSVersion device.displayName user.officeLocation user.nobody department assignedPlan.service",
  "group.objectId _ -eq eq -Ne -startsWith notContains -match -in -notIn -ge le -gt -and and -OR or -not not",
  "-any all -all -plus minus system.now P7D PT12H P1Y direct reports true False $true null $null",
  "42 -1 2024-02-29 2024-02-30 2024-01-01T00:00:00Z 62e19b97-8b3d-4d4a-a106-4ce66896a863",
  '\'62e19b97-8b3d-4d4a-a106-4ce66896a863\' "Sales" \'it\'\'s\' "null" " \' “x” ‘y’ \\"z\\" "(a+)+$" "(?<n>"',
  "( ( ) ) [ ] , [] [1,] user.department-eq _-contains system.now-plus == != && || ! <",
  "${x} {0} <name> $x – — \u200b \ufeff \u0000 ` \\ \\_ \\* \ud800",
]
  .flatMap((line) => line.split(" "))
  .concat('["a", "b"]', "- eq", "Direct Reports for", "# note", "\u00a0", "\u2003");
