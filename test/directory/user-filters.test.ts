import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../src/check/check.ts";
import type { Account, CreationType, ExternalUserState } from "../../src/directory/account.ts";
import {
  type AccountFilter,
  accountMatches,
  filterGuests,
  filterRule,
  type UserFilter,
} from "../../src/directory/user-filters.ts";
import { compileRule } from "../../src/eval/compile-rule.ts";
import { anyText } from "../arbitraries/text.ts";
import { fold } from "../oracle/fold.ts";

interface User {
  readonly userType?: string;
  readonly accountEnabled?: boolean;
  readonly dirSyncEnabled?: boolean | null;
  readonly department?: string;
  readonly jobTitle?: string;
  readonly companyName?: string;
  readonly country?: string;
  readonly city?: string;
  readonly displayName?: string;
  readonly mail?: string;
}

const isSame = (asked: string | undefined, held: string | undefined): boolean =>
  asked === undefined || fold(asked) === fold(held ?? "");
const passes = (asked: UserFilter, user: User): boolean =>
  isSame(asked.userType, user.userType) &&
  (asked.accountEnabled === undefined || asked.accountEnabled === user.accountEnabled) &&
  (asked.directorySynced === undefined ||
    asked.directorySynced === (user.dirSyncEnabled ?? false)) &&
  isSame(asked.department, user.department) &&
  isSame(asked.jobTitle, user.jobTitle) &&
  isSame(asked.companyName, user.companyName) &&
  isSame(asked.country, user.country) &&
  isSame(asked.city, user.city) &&
  fold(user.displayName ?? "").startsWith(fold(asked.displayNameStartsWith ?? "")) &&
  fold(user.mail ?? "").includes(fold(asked.mailContains ?? ""));

describe("the filters of the portal as rules", () => {
  test.for<[UserFilter, string]>([
    [{}, "user.objectId -ne null"],
    [{ userType: "Guest" }, 'user.userType -eq "Guest"'],
    [{ userType: "Member" }, 'user.userType -eq "Member"'],
    [{ accountEnabled: false }, "user.accountEnabled -eq false"],
    [{ directorySynced: true }, "user.dirSyncEnabled -eq true"],
    [{ directorySynced: false }, "user.dirSyncEnabled -ne true"],
    [{ department: "Sales" }, 'user.department -eq "Sales"'],
    [{ department: "" }, "user.department -eq null"],
    [{ jobTitle: "Clerk" }, 'user.jobTitle -eq "Clerk"'],
    [{ companyName: "Fabrikam" }, 'user.companyName -eq "Fabrikam"'],
    [{ country: "Norway" }, 'user.country -eq "Norway"'],
    [{ city: "Oslo" }, 'user.city -eq "Oslo"'],
    [{ displayNameStartsWith: "An" }, 'user.displayName -startsWith "An"'],
    [{ mailContains: "fabrikam" }, 'user.mail -contains "fabrikam"'],
    [{ displayNameStartsWith: "", mailContains: "" }, "user.objectId -ne null"],
    [{ department: 'a "b" \\' }, "user.department -eq 'a \"b\" \\'"],
    [
      { userType: "Guest", accountEnabled: true, city: "Oslo" },
      '(user.userType -eq "Guest") -and (user.accountEnabled -eq true) -and (user.city -eq "Oslo")',
    ],
  ])("%j is %s", ([filter, rule]) => {
    expect(filterRule(filter)).toBe(rule);
    expect(check(rule, { subject: "user" }).ok).toBe(true);
  });

  test("guests are found by their type, wherever they sign in", () => {
    expect(filterGuests).toBe(filterRule({ userType: "Guest" }));
  });

  test("a text cannot break out of its quotes", () => {
    const rule = filterRule({ department: '" -or user.city -ne "' });
    const result = compileRule(rule);
    expect(result.ok && result.value.matches({ city: "Oslo" })).toBe(false);
  });

  const text = fc.oneof(anyText(), fc.constantFrom("", "Sales", "sales", "SALES'", 'a"'));
  const filter: fc.Arbitrary<UserFilter> = fc.record(
    {
      userType: fc.constantFrom("Member", "Guest"),
      accountEnabled: fc.boolean(),
      directorySynced: fc.boolean(),
      department: text,
      jobTitle: text,
      companyName: text,
      country: text,
      city: text,
      displayNameStartsWith: text,
      mailContains: text,
    },
    { requiredKeys: [] },
  );
  /** A user who passes a filter, but for what is drawn in place of some attributes. */
  const userNear = (asked: UserFilter): fc.Arbitrary<User> => {
    const fitting: User = {
      ...(asked.userType === undefined ? {} : { userType: asked.userType.toUpperCase() }),
      ...(asked.accountEnabled === undefined ? {} : { accountEnabled: asked.accountEnabled }),
      ...(asked.directorySynced === true ? { dirSyncEnabled: true } : {}),
      department: asked.department ?? "",
      jobTitle: asked.jobTitle ?? "",
      companyName: asked.companyName ?? "",
      country: asked.country ?? "",
      city: asked.city ?? "",
      displayName: `${asked.displayNameStartsWith ?? ""}x`,
      mail: `x${asked.mailContains ?? ""}x`,
    };
    const others: fc.Arbitrary<User> = fc.record(
      {
        userType: fc.constantFrom("Member", "guest", ""),
        accountEnabled: fc.boolean(),
        dirSyncEnabled: fc.constantFrom(true, false, null),
        department: text,
        city: text,
        displayName: text,
        mail: text,
      },
      { requiredKeys: [] },
    );
    return fc.oneof(
      fc.constant(fitting),
      others.map((drawn) => ({ ...fitting, ...drawn })),
    );
  };

  test("match the users that a plain comparison finds, whatever the texts", () => {
    const drawn = filter.chain((asked) => fc.tuple(fc.constant(asked), userNear(asked)));
    fc.assert(
      fc.property(drawn, ([asked, user]) => {
        const result = compileRule(filterRule(asked), { limits: { length: 100_000 } });
        const subject = { objectId: "u1", ...user };
        expect(result.ok && result.value.matches(subject)).toBe(passes(asked, user));
      }),
    );
  });
});

describe("the filters that no rule can express", () => {
  const invited: Account = {
    creationType: "Invitation",
    externalUserState: "PendingAcceptance",
    identities: [{ issuer: "contoso.com" }, { issuer: "ExternalAzureAD" }],
  };
  const source = "Invited user";

  test.for<[AccountFilter, boolean]>([
    [{}, true],
    [{ creationType: "Invitation" }, true],
    [{ creationType: "LocalAccount" }, false],
    [{ creationType: null }, false],
    [{ externalUserState: "PendingAcceptance" }, true],
    [{ externalUserState: "Accepted" }, false],
    [{ externalUserState: null }, false],
    [{ issuer: "externalazuread" }, true],
    [{ issuer: "contoso.com" }, true],
    [{ issuer: "google.com" }, false],
    [{ source: "Invited user" }, true],
    [{ source: "Microsoft Account" }, false],
    [{ creationType: "Invitation", source: "Microsoft Account" }, false],
  ])("%j let an invited user pass: %s", ([filter, isPassed]) => {
    expect(accountMatches(filter, invited, source)).toBe(isPassed);
  });

  test.for<CreationType | null>([
    null,
    "Invitation",
    "LocalAccount",
    "EmailVerified",
    "SelfServiceSignUp",
  ])("the creation type %s is found", (creationType) => {
    const account = creationType === null ? {} : { creationType };
    expect(accountMatches({ creationType }, account, "Azure Active Directory")).toBe(true);
  });

  test.for<ExternalUserState | null>([null, "PendingAcceptance", "Accepted"])(
    "the state of an invitation %s is found",
    (externalUserState) => {
      const account = externalUserState === null ? {} : { externalUserState };
      expect(accountMatches({ externalUserState }, account, "Azure Active Directory")).toBe(true);
    },
  );

  test("an account without identities has no issuer", () => {
    expect(accountMatches({ issuer: "mail" }, {}, "Azure Active Directory")).toBe(false);
  });
});
