import type { Culture } from "./names.ts";

/** An office and what people there have in common. */
export interface Site {
  readonly office: string;
  readonly streetAddress: string;
  readonly city: string;
  readonly state: string | null;
  readonly postalCode: string;
  readonly country: string;
  readonly usageLocation: string;
  readonly preferredLanguage: string;
  readonly companyName: string;
  readonly phone: string;
  /** The organizational unit of its accounts on premises. */
  readonly unit: string;
  readonly culture: Culture;
}

/** The offices, the largest first. */
export const sites: readonly Site[] = [
  site("english", "US", "en-US", "Contoso Ltd.", "+1 425 555", {
    office: "Redmond, Building 34",
    streetAddress: "15255 NE 40th St",
    city: "Redmond",
    state: "WA",
    postalCode: "98052",
    country: "United States",
    unit: "Redmond",
  }),
  site("norwegian", "NO", "nb-NO", "Contoso Norge AS", "+47 22 55", {
    office: "Oslo, Bjørvika",
    streetAddress: "Dronning Eufemias gate 16, 3. etasje",
    city: "Oslo",
    state: null,
    postalCode: "0191",
    country: "Norway",
    unit: "Oslo",
  }),
  site("polish", "PL", "pl-PL", "Contoso Polska Sp. z o.o.", "+48 22 555", {
    office: "Warszawa, Wola",
    streetAddress: "ul. Żelazna 51/53",
    city: "Warszawa",
    state: "mazowieckie",
    postalCode: "00-841",
    country: "Poland",
    unit: "Warszawa",
  }),
  site("english", "GB", "en-GB", "Contoso UK Ltd", "+44 20 5550", {
    office: "London, Paddington",
    streetAddress: "2 Kingdom Street",
    city: "London",
    state: null,
    postalCode: "W2 6BD",
    country: "United Kingdom",
    unit: "London",
  }),
  site("japanese", "JP", "ja-JP", "コントソ株式会社", "+81 3 5550", {
    office: "東京, 品川",
    streetAddress: "港南2-16-3",
    city: "東京",
    state: "東京都",
    postalCode: "108-0075",
    country: "Japan",
    unit: "Tokyo",
  }),
  site("german", "DE", "de-DE", "Contoso Deutschland GmbH", "+49 89 555", {
    office: "München, Schwabing",
    streetAddress: "Walter-Gropius-Straße 5",
    city: "München",
    state: "Bayern",
    postalCode: "80807",
    country: "Germany",
    unit: "Muenchen",
  }),
  site("norwegian", "NO", "nn-NO", "Contoso Norge AS", "+47 55 55", {
    office: "Bergen, Marineholmen",
    streetAddress: "Thormøhlens gate 51",
    city: "Bergen",
    state: null,
    postalCode: "5006",
    country: "Norway",
    unit: "Bergen",
  }),
  site("indian", "IN", "en-IN", "Contoso India Pvt Ltd", "+91 80 5550", {
    office: "Bengaluru, Whitefield",
    streetAddress: "Plot 7, EPIP Zone",
    city: "Bengaluru",
    state: "Karnataka",
    postalCode: "560066",
    country: "India",
    unit: "Bengaluru",
  }),
  site("portuguese", "BR", "pt-BR", "Contoso do Brasil Ltda.", "+55 11 5550", {
    office: "São Paulo, Faria Lima",
    streetAddress: "Av. Brigadeiro Faria Lima, 3477",
    city: "São Paulo",
    state: "SP",
    postalCode: "04538-133",
    country: "Brazil",
    unit: "SaoPaulo",
  }),
  site("greek", "GR", "el-GR", "Contoso Hellas A.E.", "+30 21 0555", {
    office: "Αθήνα, Μαρούσι",
    streetAddress: "Λεωφόρος Κηφισίας 44",
    city: "Αθήνα",
    state: "Αττική",
    postalCode: "151 25",
    country: "Greece",
    unit: "Athens",
  }),
  site("arabic", "AE", "ar-AE", "Contoso Gulf FZ-LLC", "+971 4 555", {
    office: "دبي, Internet City",
    streetAddress: "Building 8, Internet City",
    city: "دبي",
    state: null,
    postalCode: "00000",
    country: "United Arab Emirates",
    unit: "Dubai",
  }),
];

type Address = Pick<
  Site,
  "office" | "streetAddress" | "city" | "state" | "postalCode" | "country" | "unit"
>;

function site(
  culture: Culture,
  usageLocation: string,
  preferredLanguage: string,
  companyName: string,
  phone: string,
  address: Address,
): Site {
  return { culture, usageLocation, preferredLanguage, companyName, phone, ...address };
}
