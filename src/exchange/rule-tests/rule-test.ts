import type { SubjectKind } from "../../schema/property.ts";
import type { Place } from "../input-error.ts";
import type { YamlMap, YamlScalar } from "./yaml-value.ts";

/** A test of a rule, as a file of rule tests gives it. */
export interface RuleTest {
  readonly name: string;
  readonly place: Place;
  readonly rule: TestedRule;
  /** What `system.now` means, where the test says so. */
  readonly now: Date | undefined;
  readonly examples: readonly Example[];
  readonly population: Population | undefined;
}

/** Where the rule of a test is; paths are as they were written, from the folder of the test's file. */
export type TestedRule =
  | { readonly kind: "text"; readonly text: YamlScalar & { readonly value: string } }
  | { readonly kind: "file"; readonly file: string; readonly place: Place }
  | {
      readonly kind: "group";
      readonly file: string;
      /** The id or the display name. */
      readonly group: string;
      readonly place: Place;
    };

/** What a rule must say of a user or a device. */
export interface Example {
  readonly expected: true | false | "unknown";
  /** Where the test says so. */
  readonly place: Place;
  readonly subject: WrittenSubject;
}

/** A user or a device as a test writes it. */
export interface WrittenSubject {
  /** The name under which several tests share it. */
  readonly name: string | undefined;
  /** Whether it is a user or a device; where a test does not say so, it is what the rule is about. */
  readonly kind: SubjectKind | undefined;
  readonly attributes: YamlMap;
}

/** A file of users or devices, and what must hold of those who are members by the rule. */
export interface Population {
  readonly kind: SubjectKind;
  readonly file: string;
  readonly place: Place;
  readonly count: CountExpected | undefined;
  readonly containing: readonly NamedMember[];
}

/** How many members there must be, both ends included. */
export interface CountExpected {
  readonly min: number;
  readonly max: number;
  readonly place: Place;
}

/** The object id or user principal name of a member. */
export interface NamedMember {
  readonly id: string;
  readonly place: Place;
}
