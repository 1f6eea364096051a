import * as fc from "fast-check";

/**
 * Legal rules about users as people write them, with much that lints look for: few properties and few values, so that
 * comparisons repeat, follow from each other and exclude each other; parentheses left out or doubled; little white space.
 */
export const wordyRule = (): fc.Arbitrary<string> => expression(comparison);

/** Two or three comparisons of one property, of which a lint may say that they exclude each other, or take in everybody. */
export const comparisonsOfOne = (): fc.Arbitrary<readonly string[]> =>
  fc.oneof(
    ...[...scalars, listed, ofItems].map((one) => fc.array(one, { minLength: 2, maxLength: 3 })),
  );

/** Comparisons of the element of a collection. */
export const comparisonsOfItem = (): fc.Arbitrary<readonly string[]> =>
  fc.array(items, { minLength: 2, maxLength: 3 });

const text = fc
  .constantFrom("a", "A", "ab", "aB", "b", "abc", "c", "", "ß", "null")
  .chain((value) => fc.constantFrom(`"${value}"`, `'${value}'`));

const wrapping = fc.constantFrom<((inner: string) => string)[]>(
  (inner) => inner,
  (inner) => inner,
  (inner) => `(${inner})`,
  (inner) => `( (${inner}))`,
  (inner) => `-not (${inner})`,
  (inner) => `NOT(${inner})`,
);

const gap = fc.constantFrom("", " ");

function textComparison(path: string): fc.Arbitrary<string> {
  const searches =
    "-eq -eq eq -EQ -ne -ne -startsWith startswith -endsWith -contains -notContains -notStartsWith -notEndsWith -match -notMatch";
  const single = fc.tuple(fc.constantFrom(...searches.split(" ")), gap, text);
  const list = fc.tuple(
    fc.constantFrom("-in", "-notIn", "notin"),
    gap,
    fc
      .array(text, { minLength: 1, maxLength: 3 })
      .chain((values) => fc.constantFrom(", ", ",").map((comma) => `[${values.join(comma)}]`)),
  );
  return fc.oneof(
    { weight: 4, arbitrary: single.map((parts) => `${path} ${parts.join("")}`) },
    { weight: 2, arbitrary: list.map((parts) => `${path} ${parts.join("")}`) },
    { weight: 2, arbitrary: byNull(path) },
  );
}

const byNull = (path: string): fc.Arbitrary<string> =>
  fc.constantFrom("-eq", "-ne").map((operator) => `${path} ${operator} null`);

const truth = fc.oneof(
  fc
    .tuple(fc.constantFrom("-eq", "-ne"), fc.constantFrom("true", "false", "$true", '"true"'))
    .map(([operator, value]) => `user.accountEnabled ${operator} ${value}`),
  byNull("user.accountEnabled"),
);

const date = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("-eq", "-ne", "-ge", "-le"),
      fc.constantFrom("2024-12-18", '"2024-12-19"', "2024-12-20"),
    )
    .map(([operator, value]) => `user.employeeHireDate ${operator} ${value}`),
  fc
    .tuple(
      fc.constantFrom("-ge", "-le"),
      fc.constantFrom("", " -plus P1D", " -minus PT24H", " -plus PT24H"),
    )
    .map(([operator, step]) => `user.employeeHireDate ${operator} system.now${step}`),
  byNull("user.employeeHireDate"),
);

const scalars = [textComparison("user.city"), truth, date];
const listed = textComparison("user.otherMails");
const items = textComparison("_");

/** Quantifiers over one comparison each. */
const ofItems = fc.oneof(
  fc
    .tuple(fc.constantFrom("-any", "-all"), items)
    .map(([quantifier, body]) => `user.otherMails ${quantifier} (${body})`),
  byNull("user.otherMails"),
);

/** With and without parentheses around the body. */
const quantified = fc.oneof(
  fc
    .tuple(fc.constantFrom("-any", "-all"), expression(items))
    .map(([quantifier, body]) => `user.otherMails ${quantifier} (${body})`),
  fc
    .tuple(
      fc.constantFrom("-any", "-all"),
      fc.array(items, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(" -or ", " -and "),
    )
    .map(
      ([quantifier, body, connective]) => `user.otherMails ${quantifier} ${body.join(connective)}`,
    ),
  byNull("user.otherMails"),
);

const plans = expression(textComparison("assignedPlan.service")).map(
  (body) => `user.assignedPlans -any (${body})`,
);

const comparison = fc.oneof(
  { weight: 6, arbitrary: textComparison("user.city") },
  { weight: 2, arbitrary: truth },
  { weight: 1, arbitrary: date },
  { weight: 2, arbitrary: listed },
  { weight: 1, arbitrary: quantified },
  { weight: 1, arbitrary: plans },
);

/** Joins without a thought for precedence: whatever comes out means something. */
function expression(leaf: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.letrec<{ any: string; joined: string }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      { weight: 3, arbitrary: fc.tuple(leaf, wrapping).map(([inner, wrap]) => wrap(inner)) },
      {
        weight: 2,
        arbitrary: fc.tuple(tie("joined"), wrapping).map(([inner, wrap]) => wrap(inner)),
      },
    ),
    joined: fc
      .tuple(fc.array(tie("any"), { minLength: 2, maxLength: 4 }), fc.constantFrom("or", "and"))
      .chain(([parts, kind]) =>
        fc
          .array(fc.constantFrom(` -${kind} `, `\n${kind}\u00a0`, kind.toUpperCase()), {
            minLength: parts.length,
            maxLength: parts.length,
          })
          .map((connectives) => joined(parts, connectives)),
      ),
  })).any;
}

/** A connective can stand without white space between a parenthesis or a quote and a parenthesis. */
const joined = (parts: readonly string[], connectives: readonly string[]): string =>
  parts.reduce((before, part, index) => {
    const connective = connectives[index] ?? " -and ";
    const isClose = !/^[\s-]/u.test(connective) && /[)"'\]]$/u.test(before);
    const space = /^\s/u.test(connective) || isClose ? "" : " ";
    const after = part.startsWith("(") || /\s$/u.test(connective) ? "" : " ";
    return before + space + connective + after + part;
  });
