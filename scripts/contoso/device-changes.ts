import type { PropertyValue } from "../../src/directory/properties.ts";
import type { Device } from "./devices.ts";
import { type Event, hour, removal } from "./event.ts";
import { propertiesOf } from "./properties-of.ts";
import { guidOf } from "./random.ts";

/** Updates overnight, one device found rooted, two retired, two new. */
export async function deviceChanges(devices: readonly Device[]): Promise<readonly Event[]> {
  const old = devices
    .filter(({ operatingSystemVersion }) => operatingSystemVersion.startsWith("10.0.19045"))
    .slice(0, 5);
  const phone = devices.find(({ isRooted }) => isRooted === false);
  const retired = devices.filter(({ accountEnabled }) => !accountEnabled).slice(0, 2);
  const models = devices
    .filter(
      ({ operatingSystem, trustType }) => operatingSystem === "Windows" && trustType === "AzureAd",
    )
    .slice(0, 2);
  const arrivals = models.map(async (model, index): Promise<Event> => {
    const id = guidOf(`device/new/${index}`);
    const properties = await propertiesOf({
      ...model,
      id,
      deviceId: guidOf(`device id/new/${index}`),
      displayName: `NEW-PC-0000${index}`,
    });
    return {
      minute: 14 * hour + index * 7,
      change: { kind: "upsert", subject: "device", id, properties },
    };
  });
  return [
    ...old.map(({ id }, index) =>
      patchDevice(2 * hour + index * 11, id, { deviceOSVersion: "10.0.26100.4652" }),
    ),
    ...(phone === undefined ? [] : [patchDevice(16 * hour + 3, phone.id, { isRooted: true })]),
    ...retired.map(({ id }, index) => removal(16 * hour + 30 + index, "device", id)),
    ...(await Promise.all(arrivals)),
  ];
}

const patchDevice = (
  minute: number,
  id: string,
  properties: Readonly<Record<string, PropertyValue>>,
): Event => ({
  minute,
  change: { kind: "patch", subject: "device", id, properties },
});
