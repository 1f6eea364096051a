/** Tells whether a text is an object id as 8-4-4-4-12 hexadecimal digits, in any letter case. */
export const isGuid = (text: string): boolean => guid.test(text);

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
