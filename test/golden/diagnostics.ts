import { characters } from "./characters.ts";
import { costCases } from "./cost-lints.ts";
import { dataCases } from "./data-lints.ts";
import type { GoldenCase } from "./golden-case.ts";
import { groupCases } from "./group-lints.ts";
import { meaningCases } from "./meaning-lints.ts";
import { names } from "./names.ts";
import { securityCases } from "./security-lints.ts";
import { shape } from "./shape.ts";
import { values } from "./values.ts";

/** A chapter of the catalogue of diagnostics; the cases of one code stand together. */
export interface GoldenTheme {
  readonly title: string;
  readonly cases: readonly GoldenCase[];
}

/** Every diagnostic that a rule can give, word for word; `docs/diagnostics.md` is printed from them. */
export const goldenThemes: readonly GoldenTheme[] = [
  { title: "Characters and words", cases: characters },
  { title: "The shape of a rule", cases: shape },
  { title: "Names and operators", cases: names },
  { title: "Values and advice", cases: values },
  { title: "Lints: meaning", cases: meaningCases },
  { title: "Lints: cost", cases: costCases },
  { title: "Lints: security", cases: securityCases },
  { title: "Lints: data", cases: dataCases },
  { title: "Lints: groups", cases: groupCases },
];

/** All cases of rules, in the order of the chapters. */
export const goldenCases: readonly GoldenCase[] = goldenThemes.flatMap(({ cases }) => cases);
