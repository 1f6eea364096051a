import type { Node } from "./node.ts";

/**
 * A condition as numbers, each part before its own parts, so that one reading from left to right evaluates it:
 * `[and | or, length, part, part, …]` and `[any | none, length, column, comparison, comparison, …]`, where the length
 * is that of the whole part and comparisons ascend.
 */
export const and = 0;
export const or = 1;
export const any = 2;
export const none = 3;

/** Where the comparisons of an `any` or `none` begin. */
export const comparisonsAt = 3;

/** Writes a condition as a program. */
export function programOf(node: Node): number[] {
  const program: number[] = [];
  write(node, program);
  return program;
}

function write(node: Node, program: number[]): void {
  const start = program.length;
  switch (node.kind) {
    case "and":
    case "or":
      program.push(node.kind === "and" ? and : or, 0);
      for (const part of node.parts) write(part, program);
      break;
    case "any":
    case "none":
      program.push(node.kind === "any" ? any : none, 0, node.column);
      for (const comparison of node.comparisons) program.push(comparison);
      break;
    default:
      node satisfies never;
  }
  program[start + 1] = program.length - start;
}

/** Where the parts of a junction begin. */
export function partsAt(code: ArrayLike<number>, start: number): number[] {
  const parts: number[] = [];
  const end = start + code[start + 1]!;
  if (code[start]! <= or) for (let at = start + 2; at < end; at += code[at + 1]!) parts.push(at);
  return parts;
}

/** Calls back with every comparison that a program names, a repeated one repeatedly, and its column. */
export function eachComparison(
  code: ArrayLike<number>,
  start: number,
  visit: (comparison: number, column: number) => void,
): void {
  const end = start + code[start + 1]!;
  for (let at = start; at < end;) {
    if (code[at]! <= or) at += 2;
    else {
      const stop = at + code[at + 1]!;
      for (let index = at + comparisonsAt; index < stop; index++)
        visit(code[index]!, code[at + 2]!);
      at = stop;
    }
  }
}
