import type { Property, PropertyType } from "./property.ts";

type Row = Omit<Property, "subject" | "name" | "type">;

/** The properties of devices, in the order of Microsoft's article on dynamic membership rules (text of 2024-12). */
export const deviceProperties: readonly Property[] = [
  device("accountEnabled", "boolean"),
  device("deviceCategory", "string"),
  device("deviceId", "string", { note: "another id than `objectId`" }),
  device("deviceManagementAppId", "string", {
    graph: "mdmAppId",
    note: "`0000000a-0000-0000-c000-000000000000` is Intune",
  }),
  device("deviceManufacturer", "string", { graph: "manufacturer" }),
  device("deviceModel", "string", { graph: "model" }),
  device("displayName", "string"),
  device("deviceOSType", "string", { graph: "operatingSystem" }),
  device("deviceOSVersion", "version", { graph: "operatingSystemVersion" }),
  device("deviceOwnership", "string", {
    values: ["Personal", "Company", "Unknown"],
    note: "what Intune shows as Corporate is `Company`",
  }),
  device("devicePhysicalIds", "string collection", {
    graph: "physicalIds",
    note: "as Autopilot writes them: `[ZTDId]:…`, `[OrderID]:…`",
  }),
  device("deviceTrustType", "string", {
    values: ["AzureAD", "ServerAD", "Workplace"],
    graph: "trustType",
    note: "Entra joined, hybrid joined, registered",
  }),
  device("enrollmentProfileName", "string"),
  ...Array.from({ length: 15 }, (_, index) =>
    device(`extensionAttribute${index + 1}`, "string", {
      graph: `extensionAttributes.extensionAttribute${index + 1}`,
    }),
  ),
  device("isRooted", "boolean"),
  device("managementType", "string"),
  device("memberOf", "reference collection", {
    note: "in one form only, and a whole rule of its own; the preview ended on 2026-11-03",
  }),
  device("objectId", "string", {
    graph: "id",
    note: "`device.objectId -ne null` takes in all devices",
  }),
  device("profileType", "string", {
    values: ["RegisteredDevice", "SecureVM", "Printer", "Shared", "IoT"],
  }),
  device("systemLabels", "string collection"),
];

function device(name: string, type: PropertyType, row: Row = {}): Property {
  return { subject: "device", name, type, ...row };
}
