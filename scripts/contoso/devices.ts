import { guidOf, Random } from "./random.ts";
import { sites } from "./sites.ts";

/** A device as Graph gives it. */
export interface Device {
  readonly "@odata.type": "#microsoft.graph.device";
  readonly id: string;
  readonly deviceId: string;
  readonly displayName: string;
  readonly accountEnabled: boolean;
  readonly operatingSystem: string;
  readonly operatingSystemVersion: string;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly trustType: "AzureAd" | "ServerAd" | "Workplace";
  readonly deviceOwnership: "Company" | "Personal" | "Unknown" | null;
  readonly deviceCategory: string | null;
  readonly enrollmentProfileName: string | null;
  readonly isRooted: boolean | null;
  readonly managementType: string | null;
  readonly mdmAppId: string | null;
  readonly profileType: "RegisteredDevice" | "SecureVM" | "Printer" | "Shared" | "IoT";
  readonly physicalIds: readonly string[];
  readonly systemLabels: readonly string[];
  readonly extensionAttributes: Readonly<Record<string, string>>;
}

/** The devices of Contoso. */
export const devices = (): readonly Device[] =>
  Array.from({ length: 124 }, (_, index) => device(new Random(`device/${index}`), index));

function device(random: Random, index: number): Device {
  const site = random.pickByRank(sites);
  const { form, profile, operatingSystem, manufacturer, models, versions } =
    random.pickByRank(kinds);
  const isWindows = operatingSystem === "Windows";
  const isOwn = form === "MOB" && random.chance(0.5);
  const isKiosk = isWindows && random.chance(0.12);
  const isHybrid = isWindows && !isKiosk && random.chance(0.35);
  const isManaged = !isHybrid || random.chance(0.3);
  const model = random.pickByRank(models);
  const name = isOwn ? model : `${site.unit.slice(0, 3).toUpperCase()}-${isKiosk ? "KIOSK" : form}`;
  const ring = random.pick(["ring-0", "ring-1", "ring-2"]);
  return {
    "@odata.type": "#microsoft.graph.device",
    id: guidOf(`device/${index}`),
    deviceId: guidOf(`device id/${index}`),
    displayName: `${name}-${random.digits(4)}`,
    accountEnabled: !random.chance(0.05),
    operatingSystem,
    operatingSystemVersion: random.pickByRank(versions),
    manufacturer,
    model,
    trustType: isOwn ? "Workplace" : isHybrid ? "ServerAd" : "AzureAd",
    deviceOwnership: isOwn ? "Personal" : isManaged ? "Company" : null,
    deviceCategory: random.chance(0.5) ? null : random.pick(["Engineering", "Standard"]),
    enrollmentProfileName: isOwn || isHybrid ? null : isKiosk ? "Kiosk Self-Deploying" : profile,
    isRooted: form === "MOB" ? random.chance(0.08) : null,
    managementType: isManaged ? "MDM" : null,
    mdmAppId: isManaged ? "0000000a-0000-0000-c000-000000000000" : null,
    profileType: isKiosk ? "Shared" : "RegisteredDevice",
    physicalIds: physicalIdsOf(random, index, isWindows && !isHybrid, isKiosk),
    systemLabels: isManaged && !isOwn ? ["M365Managed"] : [],
    extensionAttributes: random.chance(0.3)
      ? { extensionAttribute1: site.unit, extensionAttribute3: ring }
      : {},
  };
}

interface Kind {
  readonly form: "PC" | "MAC" | "MOB";
  /** The enrollment profile of devices that the company bought. */
  readonly profile: string;
  readonly operatingSystem: string;
  readonly manufacturer: string;
  readonly models: readonly string[];
  readonly versions: readonly string[];
}

const windows = { form: "PC", profile: "Standard Autopilot", operatingSystem: "Windows" } as const;
const apple = { profile: "Corporate ADE", manufacturer: "Apple" } as const;
const android = { form: "MOB", profile: "Corporate Dedicated" } as const;

/** The kinds of devices, the most frequent first. */
const kinds: readonly Kind[] = [
  {
    ...windows,
    manufacturer: "Microsoft Corporation",
    models: ["Surface Laptop 6", "Surface Pro 10", "Virtual Machine"],
    versions: ["10.0.26100.4652", "10.0.22631.5472", "10.0.19045.5965"],
  },
  {
    ...apple,
    form: "MOB",
    operatingSystem: "iPhone",
    models: ["iPhone 16", "iPhone 14", "iPhone SE"],
    versions: ["18.5", "17.7.2", "16.7.10"],
  },
  {
    ...windows,
    manufacturer: "LENOVO",
    models: ["ThinkPad T14 Gen 5", "ThinkCentre M70q"],
    versions: ["10.0.26100.4652", "10.0.19045.5965", "10.0.17763.7434"],
  },
  {
    ...android,
    operatingSystem: "AndroidEnterprise",
    manufacturer: "Zebra Technologies",
    models: ["TC22", "TC58"],
    versions: ["14", "13", "11"],
  },
  {
    ...apple,
    form: "MAC",
    operatingSystem: "MacMDM",
    models: ["MacBook Pro", "Mac mini"],
    versions: ["15.5", "14.7.6"],
  },
  {
    ...apple,
    form: "MOB",
    operatingSystem: "IPad",
    models: ["iPad Air", "iPad mini"],
    versions: ["18.5", "17.7.2"],
  },
  {
    ...android,
    operatingSystem: "AndroidForWork",
    manufacturer: "Samsung",
    models: ["SM-S921B", "SM-A556B"],
    versions: ["15", "14"],
  },
];

function physicalIdsOf(
  random: Random,
  index: number,
  isAutopilot: boolean,
  isKiosk: boolean,
): readonly string[] {
  const ids = [
    `[USER-GID]:${guidOf(`gid/${index}`)}:${random.digits(16)}`,
    `[HWID]:h:${random.digits(16)}`,
  ];
  if (isAutopilot)
    ids.push(`[ZTDId]:${guidOf(`ztd/${index}`)}`, `[OrderID]:${isKiosk ? "Kiosk" : "Office"}`);
  if (isAutopilot && random.chance(0.3))
    ids.push(`[PurchaseOrderId]:PO-76222342371${random.digits(3)}`);
  return ids;
}
