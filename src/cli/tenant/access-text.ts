import type { Access } from "../../tenant/access.ts";
import { grantName, type Names, productName } from "./names.ts";

/** What somebody has, or could not be given, through which groups; on one line. */
export function accessText(access: Access, names: Names): string {
  const through = `through ${access.groupIds.map(names.group).join(", ")}`;
  switch (access.kind) {
    case "grant":
      return `${grantName(access.grant)} ${through}`;
    case "license":
      return `${productName(access.skuId)} ${through}`;
    case "failed license":
      return `not ${productName(access.skuId)} ${through}: ${access.violation}`;
    default:
      return access satisfies never;
  }
}
