import { given, grid, type Subject, type TruthRow } from "./truth-row.ts";

const exchange = "efb87545-963c-4e0d-99df-69c6916d9eb0";
const intune = "c1ec4a95-1f05-45b3-a911-aa3fa01094f5";

const plan = (servicePlanId: string, service: string, capabilityStatus: string) =>
  ({ servicePlanId, service, capabilityStatus }) as const;

const plans: Readonly<Record<string, Subject>> = {
  "exchange enabled": { assignedPlans: [plan(exchange, "exchange", "Enabled")] },
  "exchange deleted": { assignedPlans: [plan(exchange, "exchange", "Deleted")] },
  "exchange deleted, intune enabled": {
    assignedPlans: [plan(exchange, "exchange", "Deleted"), plan(intune, "SCO", "Enabled")],
  },
  "both enabled": {
    assignedPlans: [plan(exchange, "exchange", "Enabled"), plan(intune, "SCO", "Enabled")],
  },
  "an empty collection": { assignedPlans: [] },
  missing: {},
  null: { assignedPlans: null },
};

const isExchange = `assignedPlan.servicePlanId -eq "${exchange}"`;
const isIntune = `assignedPlan.servicePlanId -eq "${intune}"`;
const isEnabled = 'assignedPlan.capabilityStatus -eq "Enabled"';
const any = (body: string): string => `user.assignedPlans -any (${body})`;
const all = (body: string): string => `user.assignedPlans -all (${body})`;

const planRows = grid(plans, {
  [any(isExchange)]: "                            T T T T  F F F",
  [any(`${isExchange} -and ${isEnabled}`)]: "     T F F T  F F F",
  [any(isEnabled)]: "                             T F T T  F F F",
  [`${any(isExchange)} -and ${any(isEnabled)}`]: "T F T T  F F F",
  [`(${any(isExchange)}) -and (${any(isEnabled)})`]: "T F T T  F F F",
  [any(`${isExchange} -or ${isIntune}`)]: "       T T T T  F F F",
  [any(`${isExchange} -and ${isIntune}`)]: "      F F F F  F F F",
  [any(`${isExchange} -and -not (${isEnabled})`)]: "F T T F  F F F",
  [any(`-not ${isExchange}`)]: "                  F F T T  F F F",
  [any('assignedPlan.capabilityStatus -ne "Deleted"')]: "T F T T  F F F",
  [all('assignedPlan.capabilityStatus -ne "Deleted"')]: "T F F T  T T T",
  [all(isEnabled)]: "                             T F F T  T T T",
  [all(isExchange)]: "                            T T F F  T T T",
  [all(`${isExchange} -or ${isEnabled}`)]: "      T T T T  T T T",
  [all(`-not (${isEnabled})`)]: "                 F T F F  T T T",
  [any('assignedPlan.service -eq "sco"')]: "      F F T T  F F F",
  [any('assignedPlan.service -startsWith "EX"')]: "T T T T  F F F",
  [any('assignedPlan.service -in ["SCO", "x"]')]: "F F T T  F F F",
  [any('assignedPlan.service -match "^s"')]: "    F F T T  F F F",
  [any("assignedPlan.servicePlanId -ne null")]: " T T T T  F F F",
  [all("assignedPlan.servicePlanId -ne null")]: " T T T T  T T T",
  [any("assignedPlan.servicePlanId -eq null")]: " F F F F  F F F",
  "user.assignedPlans -eq null": "                F F F F  T T T",
  "user.assignedPlans -ne null": "                T T T T  F F F",
  [`-not ${any(isEnabled)}`]: "                   F T F F  T T T",
  [`-not (${all(isEnabled)})`]: "                 F T T F  F F F",
  [`user.assignedPlans -any ${isExchange} -and ${isEnabled}`]: "T F F T  F F F",
  [`user.assignedPlans -all ${isExchange} -or ${isEnabled}`]: " T T T T  T T T",
});

const gaps = given(
  any("assignedPlan.service -eq null"),
  [{ assignedPlans: [{ servicePlanId: exchange }] }, true, "a plan without a service"],
  [{ assignedPlans: [{ servicePlanId: exchange, service: "" }] }, true, "an empty service"],
  [{ assignedPlans: [{ servicePlanId: exchange, service: null }] }, true, "a null service"],
  [{ assignedPlans: [plan(exchange, "exchange", "Enabled")] }, false, "a service"],
  [{ assignedPlans: [null] }, false, "an unset plan is dropped"],
);

const moreGaps = [
  ...given(any('assignedPlan.service -ne "SCO"'), [
    { assignedPlans: [{ servicePlanId: exchange }] },
    true,
    "negation matches an unset value of the item",
  ]),
  ...given(all(isEnabled), [{ assignedPlans: [null] }, true, "only unset plans: vacuously true"]),
  ...given("user.assignedPlans -eq null", [{ assignedPlans: [null] }, true, "only unset plans"]),
];

const mailAndCity: Readonly<Record<string, Subject>> = {
  "ax in Oslo": { otherMails: ["ax"], city: "Oslo" },
  "bx in Oslo": { otherMails: ["bx"], city: "Oslo" },
  "ax in Bergen": { otherMails: ["ax"], city: "Bergen" },
  "bx in Bergen": { otherMails: ["bx"], city: "Bergen" },
  "no mail, Oslo": { otherMails: [], city: "Oslo" },
  "no mail, Bergen": { city: "Bergen" },
};

const a = '_ -startsWith "a"';
const b = '_ -startsWith "b"';
const x = '_ -endsWith "x"';
const oslo = 'user.city -eq "Oslo"';
const mail = (tail: string): string => `user.otherMails ${tail}`;

const bareRows = grid(mailAndCity, {
  [mail(`-any ${a}`)]: "                        T F T F F F",
  [mail(`-any ${a} -and ${oslo}`)]: "           T F F F F F",
  [mail(`-any ${a} -or ${oslo}`)]: "            T T T F T F",
  [mail(`-any ${a} -or ${b} -and ${oslo}`)]: "  T T F F F F",
  [`${oslo} -or ${mail(`-any ${a} -or ${b}`)}`]: "T T T T T F",
  [`${oslo} -and ${mail(`-any ${b}`)}`]: "      F T F F F F",
  [mail(`-any ${a} -and ${b} -or ${x}`)]: "     T T T T F F",
  [mail(`-any ${x} -or ${a} -and ${b}`)]: "     T T T T F F",
  [mail(`-any -not ${a}`)]: "                   F T F T F F",
  [mail(`-any -not ${a} -and ${oslo}`)]: "      F T F F F F",
  [mail(`-any ${a} -and -not ${oslo}`)]: "      F F T F F F",
  [mail(`-any ${a} -or -not ${oslo}`)]: "       T F T T F T",
  [mail(`-any ${a} -or -not ${b} -and ${oslo}`)]: "T F F F F F",
  [mail(`-all ${a}`)]: "                        T F T F T T",
  [mail(`-all ${a} -and ${oslo}`)]: "           T F F F T F",
  [mail(`-all ${a} -or ${oslo}`)]: "            T T T F T T",
  [`-not ${mail(`-any ${a} -and ${oslo}`)}`]: " F T F F T F",
  [mail(`-any ${a} -and (${x} -or ${b})`)]: "   T F T F F F",
  [mail(`-any ${a} -and (${oslo})`)]: "         T F F F F F",
  [mail(`-any ${a} -or ${mail(`-all ${b}`)}`)]: "T T T T T T",
  [`${oslo} -or ${mail(`-any ${a} -and ${x} -and ${oslo}`)}`]: "T T F F T F",
  [`(${mail(`-any ${a}`)}) -or ${oslo}`]: "     T T T F T F",
  [mail(`-any (${a}) -or ${oslo}`)]: "          T T T F T F",
  [mail(`-any (${a} -or ${b}) -and ${oslo}`)]: "T T F F F F",
  [mail(`-any(${x} -and -not(${a} -or ${b}))`)]: "F F F F F F",
  [mail(`-any (-not (-not (${a})))`)]: "        T F T F F F",
  [mail(`-any ((${a}) -or ((${b}) -and (${x})))`)]: "T T T T F F",
  [mail(`-all (-not (${a}))`)]: "               F T F T T T",
  [`-not (${mail(`-all (${a})`)})`]: "          F T F T F F",
});

const twoElements = { otherMails: ["ax", "by"] };

const sameElementRows = [
  ...given(mail('-any (_ -startsWith "a" -and _ -endsWith "y")'), [
    twoElements,
    false,
    "one element must satisfy the whole body",
  ]),
  ...given(mail('-any (_ -startsWith "a") -and user.otherMails -any (_ -endsWith "y")'), [
    twoElements,
    true,
    "two quantifiers may look at two elements",
  ]),
  ...given(mail('-all (_ -startsWith "a" -or _ -endsWith "y")'), [
    twoElements,
    true,
    "each element satisfies another half of the body",
  ]),
  ...given(mail('-all (_ -startsWith "a") -or user.otherMails -all (_ -endsWith "y")'), [
    twoElements,
    false,
    "neither half holds for all",
  ]),
  ...given(mail('-any _ -startsWith "a" -and _ -endsWith "y"'), [
    twoElements,
    false,
    "a bare body is one body",
  ]),
];

/** `-any` and `-all`: plans, bare bodies, vacuous truth, one element at a time. */
export const quantifierRows: readonly TruthRow[] = [
  ...planRows,
  ...gaps,
  ...moreGaps,
  ...bareRows,
  ...sameElementRows,
];
