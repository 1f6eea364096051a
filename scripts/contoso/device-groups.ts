import { dynamic, type Group } from "./group.ts";

/** The groups of devices. */
export const deviceGroups = (): readonly Group[] => [
  dynamic(
    "Company Windows devices",
    "Windows devices of the company, joined to Entra ID.",
    '(device.deviceOSType -eq "Windows") -and (device.deviceTrustType -eq "AzureAD") -and (device.deviceOwnership -eq "Company")',
  ),
  dynamic(
    "Autopilot devices",
    "Everything that Autopilot knows.",
    'device.devicePhysicalIds -any (_ -startsWith "[ZTDId]")',
  ),
  dynamic(
    "Kiosks",
    "Devices ordered or enrolled as kiosks.",
    '(device.devicePhysicalIds -any (_ -eq "[OrderID]:Kiosk")) -or (device.enrollmentProfileName -startsWith "Kiosk")',
  ),
  dynamic(
    "Windows 11",
    "Windows from build 22000 on.",
    '(device.deviceOSType -eq "Windows") -and (device.deviceOSVersion -match "^10\\.0\\.2[2-9]\\d{3}")',
  ),
  dynamic(
    "Phones at risk",
    "Phones and tablets that are rooted or jailbroken.",
    'device.deviceOSType -in ["iPhone", "IPad", "AndroidEnterprise", "AndroidForWork"] -and device.isRooted -eq true',
  ),
  dynamic(
    "Update ring 0",
    "Devices that get updates first.",
    'device.extensionAttribute3 -eq "ring-0" -and device.accountEnabled -eq true',
  ),
  dynamic(
    "Managed by Intune",
    "Devices that Intune manages, personal ones left out.",
    '(device.deviceManagementAppId -eq "0000000a-0000-0000-c000-000000000000") -and (device.deviceOwnership -ne "Personal") -and (device.systemLabels -contains "M365Managed")',
  ),
];
