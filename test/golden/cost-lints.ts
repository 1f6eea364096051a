import type { GoldenCase } from "./golden-case.ts";

export const costCases: readonly GoldenCase[] = [];
