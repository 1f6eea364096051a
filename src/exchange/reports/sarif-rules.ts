import {
  type AdviceCode,
  type DiagnosticCode,
  diagnosticCodes,
} from "../../grammar/diagnostic-code.ts";
import type { Severity } from "../../grammar/diagnostic.ts";
import { kindOfCode } from "../../lint/kind-of-code.ts";

/** What SARIF calls our severities. */
export const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  hint: "note",
};

/** Describes codes as SARIF's reporting descriptors. */
export const sarifRules = (
  codes: readonly DiagnosticCode[],
  documentation: string | undefined,
): object[] =>
  codes.map((code) => {
    const { severity, about, entra } = diagnosticCodes[code];
    const kind = kindOfCode(code);
    const address = documentation === undefined ? undefined : `${documentation}#${code}`;
    const whole = entra === undefined ? sentence(about) : `${sentence(about)} Entra says: ${entra}`;
    return {
      id: code,
      shortDescription: { text: sentence(about) },
      fullDescription: { text: whole },
      help: { text: address === undefined ? whole : `${whole}\n${address}` },
      ...(address !== undefined && { helpUri: address }),
      defaultConfiguration: { level: levels[severity] },
      properties: {
        tags: [kind],
        ...(kind === "security" && { "security-severity": securitySeverity(code, severity) }),
      },
    };
  });

/** From 0 to 10, as code scanning sorts by: below 4 it says "low", below 7 "medium". A match is no proof, so none is "high". */
function securitySeverity(code: DiagnosticCode, severity: Severity): string {
  const ofCode = severities.get(code);
  return ofCode ?? (severity === "hint" ? "3.0" : "5.0");
}

/** What lets somebody from outside in weighs most. */
const severities: ReadonlyMap<string, string> = new Map<AdviceCode, string>([
  ["guest-reachable", "6.5"],
  ["loose-match-on-influenced-attribute", "6.0"],
  ["mail-domain-unanchored", "6.0"],
]);

const sentence = (clause: string): string =>
  `${clause.charAt(0).toUpperCase()}${clause.slice(1)}${/[.?!]$/u.test(clause) ? "" : "."}`;
