import { fold } from "../../text/ignore-case.ts";

/** What must be in a text: what it begins with, something in it, and what it ends with; empty where nothing is asked. */
export interface Ends {
  readonly start: string;
  readonly part: string;
  readonly end: string;
}

/**
 * Returns a few mail addresses with given texts in them, else like another address; none if that is no address. A domain
 * comes whole first, then as the end of a longer one: `kim@contoso.com`, `kim@notcontoso.com`.
 */
export function addressTexts({ start, part, end }: Ends, like: string): readonly string[] {
  const [, scheme = "", stem, host] = /^(\w+:)?([^@]+)@([^@]+)$/su.exec(like) ?? [];
  if (stem === undefined || host === undefined || start.includes("@")) return [];
  const { local, domain } = sidesOf(fold(end).includes(fold(part)) ? "" : part, end !== "");
  const tails = end === "" ? tailsWith(domain, host) : tailsBefore(end);
  return headsFrom(start, local, { scheme, stem }).flatMap((head) =>
    tails.map((tail) => head + tail),
  );
}

/** On which side of the at sign something goes: words are taken for a domain, unless that is given. */
function sidesOf(part: string, isDomainGiven: boolean): { local: string; domain: string } {
  const [local = "", domain] = part.split("@");
  if (domain !== undefined) return { local, domain: domain === "" ? "" : `@${domain}` };
  return /^[a-z0-9.]+$/iu.test(part) && !isDomainGiven
    ? { local: "", domain: part }
    : { local: part, domain: "" };
}

/** What stands before the at sign: a beginning as it is, where that may do, and with more behind it. */
function headsFrom(
  start: string,
  local: string,
  { scheme, stem }: { readonly scheme: string; readonly stem: string },
): readonly string[] {
  if (start === "") return [scheme + (isWord(local) ? local : stem + local)];
  return isWord(start.slice(-1)) ? [start + local, start + stem + local] : [start + stem + local];
}

const isWord = (text: string): boolean => /^[\p{L}\p{N}]/u.test(text);

/** From the at sign on, where the end is given. */
function tailsBefore(end: string): readonly string[] {
  if (end.includes("@")) return [end];
  return end.startsWith(".") ? [`@mail${end}`] : [`@${end}`, `@not${end}`];
}

/** From the at sign on, where something in it may be given. */
function tailsWith(part: string, host: string): readonly string[] {
  if (part === "") return [`@${host}`];
  const texts = part.startsWith("@") ? [part] : tailsBefore(part);
  return texts.flatMap((text) => {
    if (text.endsWith(".")) return [`${text}com`, `${text}org`];
    return text.includes(".")
      ? [text, `${text}.elsewhere.example`]
      : [`${text}.com`, `${text}.org`];
  });
}
