import { instantOf } from "../check/instant.ts";
import type { Account, Identity } from "../directory/account.ts";
import { findIdentityProvider } from "../directory/identity-provider.ts";
import type { AccountField } from "./account-field.ts";
import { creationTypes, externalUserStates } from "./account-shape.ts";
import { InputError, type Place, quoted } from "./input-error.ts";
import { isObject } from "./is-object.ts";
import { isTypeName } from "./reading.ts";
import { listed } from "./shape.ts";
import { valueUnder } from "./value-under.ts";

/** Where what a file tells of an account stands. */
type PlaceOf = (field: AccountField) => Place;

/**
 * Makes an account of what a file tells: cells of the portal's list, or values of Graph. Words are taken in any letter
 * case and kept in Graph's. Nothing at all is no account.
 *
 * @throws InputError for a word or a time that is none, and an identity without issuer
 */
export function accountOf(
  told: ReadonlyMap<AccountField, unknown>,
  placeOf: PlaceOf,
): Account | undefined {
  if (told.size === 0) return undefined;
  const given = (field: AccountField): Given => ({ value: told.get(field), field, placeOf });
  return filled({
    ...entry("creationType", wordIn(given("creationType"), types)),
    ...entry("externalUserState", wordIn(given("externalUserState"), states)),
    ...entry("externalUserStateChangeDateTime", timeIn(given("externalUserStateChangeDateTime"))),
    ...entry("convertedToInternalUserDateTime", timeIn(given("convertedToInternalUserDateTime"))),
    ...entry("identities", identitiesIn(given("identities"))),
  });
}

/** The account, where it tells anything. */
export const filled = (account: Account): Account | undefined =>
  Object.values(account).some((value: string | readonly Identity[]) => value.length > 0)
    ? account
    : undefined;

interface Given {
  readonly value: unknown;
  readonly field: AccountField;
  readonly placeOf: PlaceOf;
}

function entry<K extends AccountField, V>(
  field: K,
  value: V | undefined,
): Partial<Record<K, V>> | undefined {
  if (value === undefined) return undefined;
  const one: Partial<Record<K, V>> = {};
  one[field] = value;
  return one;
}

/** The words by how they read in lower case and without spaces: the portal writes `Pending Acceptance` too. */
const byFold = <Word extends string>(
  words: Readonly<Record<Word, true>>,
): ReadonlyMap<string, Word> =>
  new Map(
    Object.keys(words)
      .filter((word): word is Word => Object.hasOwn(words, word))
      .map((word) => [folded(word), word]),
  );

const folded = (text: string): string => text.replaceAll(/\s+/gu, "").toLowerCase();

const types = byFold(creationTypes);
const states = byFold(externalUserStates);

function wordIn<Word extends string>(
  given: Given,
  words: ReadonlyMap<string, Word>,
): Word | undefined {
  const text = textIn(given);
  if (text === undefined) return undefined;
  const word = words.get(folded(text));
  if (word !== undefined) return word;
  const { field, placeOf } = given;
  const problem = `${quoted(text)} is no \`${field}\``;
  throw new InputError(problem, placeOf(field), `it is one of ${listed([...words.values()])}`);
}

function timeIn(given: Given): string | undefined {
  const text = textIn(given);
  if (text === undefined) return undefined;
  const instant = instantOf(text.trim());
  if (instant !== undefined) return new Date(instant).toISOString();
  const { field, placeOf } = given;
  throw new InputError(
    `${quoted(text)} under \`${field}\` is not a time`,
    placeOf(field),
    "write it as 2025-01-31T08:00:00Z",
  );
}

/** A text that says something: exports leave cells empty, or write the type in place of the value. */
function textIn({ value, field, placeOf }: Given): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw new InputError(`\`${field}\` is not a text`, placeOf(field));
  return value.trim() === "" || isTypeName(value) ? undefined : value;
}

function identitiesIn(given: Given): readonly Identity[] | undefined {
  const { value, field, placeOf } = given;
  if (!Array.isArray(value)) {
    if (isObject(value)) throw new InputError(`\`${field}\` is not a list`, placeOf(field));
    const issuer = textIn(given);
    return issuer === undefined ? undefined : [{ issuer: issuerOf(issuer) }];
  }
  const identities = value.flatMap((item: unknown) => {
    // `ConvertTo-Json` writes the type in place of what lies too deep.
    if (typeof item === "string" && isTypeName(item)) return [];
    const issuer = isObject(item) ? valueUnder(item, "issuer") : undefined;
    if (!isObject(item) || typeof issuer !== "string" || issuer.trim() === "")
      throw new InputError("an identity has no `issuer`", placeOf(field));
    const text = (name: string): string | undefined =>
      textIn({ value: valueUnder(item, name), field, placeOf });
    const signInType = text("signInType");
    const issuerAssignedId = text("issuerAssignedId");
    return [
      {
        issuer: issuerOf(issuer),
        ...(signInType === undefined ? {} : { signInType }),
        ...(issuerAssignedId === undefined ? {} : { issuerAssignedId }),
      },
    ];
  });
  return identities.length === 0 ? undefined : identities;
}

/** An issuer in Graph's spelling; domains and URIs stay as they are. */
const issuerOf = (text: string): string => findIdentityProvider(text.trim())?.issuer ?? text.trim();
