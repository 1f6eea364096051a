import type { GoldenCase } from "./golden-case.ts";

export const meaningCases: readonly GoldenCase[] = [];
