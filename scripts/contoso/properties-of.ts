import type { Properties } from "../../src/directory/properties.ts";
import { readSubjects } from "../../src/exchange/read-subjects.ts";

/** The attributes of a user or a device of Graph by their names in rules. */
export async function propertiesOf(object: object): Promise<Properties> {
  for await (const { properties } of readSubjects(source(object), { file: "object" }))
    return properties;
  throw new TypeError("there is no object");
}

async function* source(object: object): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(JSON.stringify(object));
}
