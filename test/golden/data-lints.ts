import type { GoldenCase } from "./golden-case.ts";

export const dataCases: readonly GoldenCase[] = [];
