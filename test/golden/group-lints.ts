import type { GoldenCase } from "./golden-case.ts";

export const groupCases: readonly GoldenCase[] = [];
