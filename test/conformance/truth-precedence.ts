import { grid, type Subject, type TruthRow } from "./truth-row.ts";

/** All eight worlds of three comparisons A, B and C, from 000 to 111. */
const worlds: Readonly<Record<string, Subject>> = Object.fromEntries(
  ["000", "001", "010", "011", "100", "101", "110", "111"].map((bits) => [
    `ABC = ${bits}`,
    { city: bits.charAt(0), state: bits.charAt(1), country: bits.charAt(2) },
  ]),
);

const A = 'user.city -eq "1"';
const B = 'user.state -eq "1"';
const C = 'user.country -eq "1"';

const writtenOut = grid(worlds, {
  [A]: "                                  F F F F T T T T",
  [`(${A})`]: "                           F F F F T T T T",
  [`((${A}))`]: "                         F F F F T T T T",
  [`${A} -or ${B} -and ${C}`]: "          F F F T T T T T",
  [`(${A} -or ${B}) -and ${C}`]: "        F F F T F T F T",
  [`${A} -or (${B} -and ${C})`]: "        F F F T T T T T",
  [`${A} -and ${B} -or ${C}`]: "          F T F T F T T T",
  [`${A} -and (${B} -or ${C})`]: "        F F F F F T T T",
  [`(${A} -and ${B}) -or ${C}`]: "        F T F T F T T T",
  [`${A} -or ${B} -or ${C}`]: "           F T T T T T T T",
  [`${A} -and ${B} -and ${C}`]: "         F F F F F F F T",
  [`${A} -or ${A} -and ${B} -or ${C}`]: " F T F T T T T T",
  [`${A} -and ${B} -or ${B} -and ${C}`]: "F F F T F F T T",
  [`-not ${A}`]: "                        T T T T F F F F",
  [`-not(${A})`]: "                       T T T T F F F F",
  [`-not ${A} -and ${B}`]: "              F F T T F F F F",
  [`-not (${A} -and ${B})`]: "            T T T T T T F F",
  [`-not ${A} -or ${B}`]: "               T T T T F F T T",
  [`-not (${A} -or ${B})`]: "             T T F F F F F F",
  [`-not -not ${A}`]: "                   F F F F T T T T",
  [`-not -not -not ${A}`]: "              T T T T F F F F",
  [`-not (-not (${A}))`]: "               F F F F T T T T",
  [`-not (-not ${A} -and ${B})`]: "       T T F F T T T T",
  [`-not -not (${A} -or ${B})`]: "        F F T T T T T T",
  [`${A} -and -not ${B}`]: "              F F F F T T F F",
  [`${A} -and -not ${B} -or ${C}`]: "     F T F T T T F T",
  [`${A} -and -not (${B} -or ${C})`]: "   F F F F T F F F",
  [`${A} -or -not ${B} -and ${C}`]: "     F T F F T T T T",
  [`${A} -and (${B} -or -not ${C})`]: "   F F F F T F T T",
  [`-not ${A} -and -not ${B} -or ${C}`]: "T T F T F T F T",
  [`-not ${A} -or -not ${B} -and ${C}`]: "T T T T F T F F",
  [`(-not ${A}) -and (-not (${B}))`]: "   T T F F F F F F",
});

const otherSpellings = grid(worlds, {
  [`(${A})-or(${B})-and(${C})`]: "        F F F T T T T T",
  [`${A}-or ${B}-and ${C}`]: "            F F F T T T T T",
  [`${A} or ${B} and ${C}`]: "            F F F T T T T T",
  [`${A} OR ${B} -And ${C}`]: "           F F F T T T T T",
  [`NOT ${A} and ${B}`]: "                F F T T F F F F",
  [`not(${A} and ${B})`]: "               T T T T T T F F",
  [`${A} and not ${B} -or ${C}`]: "       F T F T T T F T",
  [`${A}\n-or\n\t${B}\r\n-and ${C}`]: "   F F F T T T T T",
  [`${A}\u00A0-or\u00A0${B}`]: "          F F T T T T T T",
  [`  ( ( ${A} ) -or ${B} )  -and  ${C} `]: "F F F T F T F T",
  [`\t\r\n(${A}) -or (${B}) -and (${C})\n`]: "F F F T T T T T",
});

/** Which operator binds tighter, over every world of three comparisons. */
export const precedenceRows: readonly TruthRow[] = [...writtenOut, ...otherSpellings];
