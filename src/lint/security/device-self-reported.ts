import { report } from "../../grammar/report.ts";
import type { RuleLint } from "../lint.ts";
import { isUntrusted } from "./open-channels.ts";
import { pathsOf, writtenAttributes } from "./written-attributes.ts";

/** What a client tells of itself, a changed client can tell otherwise. */
export const deviceSelfReported: RuleLint = (rule, options) => {
  if (!isUntrusted("device", options)) return [];
  const attributes = writtenAttributes(rule, new Set(["device"]));
  const [first] = attributes;
  if (first === undefined) return [];
  return [
    report(
      "device-self-reported",
      first.span,
      `the device or its owner says what is in ${pathsOf(attributes)}`,
      { hint: "use an attribute that the management of devices sets where access depends on it" },
    ),
  ];
};
