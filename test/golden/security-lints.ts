import type { GoldenCase } from "./golden-case.ts";

export const securityCases: readonly GoldenCase[] = [];
