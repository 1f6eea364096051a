import type { Random } from "./random.ts";

/** Where a person's name comes from. */
export type Culture =
  | "arabic"
  | "english"
  | "german"
  | "greek"
  | "indian"
  | "japanese"
  | "norwegian"
  | "polish"
  | "portuguese";

/** A person's name, and its Latin letters as addresses need them. */
export interface Name {
  readonly givenName: string;
  readonly surname: string;
  readonly displayName: string;
  readonly latinGivenName: string;
  readonly latinSurname: string;
}

/** Gives a person a name. */
export function nameOf(culture: Culture, random: Random): Name {
  const { given, family, isFamilyFirst = false } = cultures[culture];
  const [givenName, latinGivenName] = spellings(random.pick(given));
  const [surname, latinSurname] = spellings(random.pick(family));
  const displayName = isFamilyFirst ? `${surname} ${givenName}` : `${givenName} ${surname}`;
  return { givenName, surname, displayName, latinGivenName, latinSurname };
}

/** A surname of a culture. */
export const surnameOf = (culture: Culture, random: Random): readonly [string, string] =>
  spellings(random.pick(cultures[culture].family));

/** The letters of a name that an address may have. */
export const addressable = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[øæłßðþ]/gu, (letter) => letters[letter] ?? letter)
    .normalize("NFD")
    .replaceAll(/[^a-z0-9-]/gu, "");

const letters: Readonly<Record<string, string>> = {
  ø: "o",
  æ: "ae",
  ł: "l",
  ß: "ss",
  ð: "d",
  þ: "th",
};

/** The name as it is written, and in Latin letters where those are others: `佐藤/Sato`. */
function spellings(entry: string): readonly [written: string, latin: string] {
  const [written = entry, latin = written] = entry.split("/");
  return [written, latin];
}

interface Names {
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly isFamilyFirst?: true;
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/u);

const cultures: Readonly<Record<Culture, Names>> = {
  english: {
    given: words(
      "Alex Amelia Ben Charlotte Daniel Emma Grace Harper Isaac James Kelly Liam Megan Nathan Olivia Patrick Quinn Rachel Samuel Zoe",
    ),
    family: words(
      "Anderson Baker Bennett Carter Davis Edwards Foster Garcia Hughes Johnson King Lewis Morgan Nguyen O'Brien Parker Quinn Roberts Smith Walker Young",
    ),
  },
  norwegian: {
    given: words(
      "Ola Kari Bjørn Åse Sigrid Håkon Ingrid Øystein Marte Tor-Erik Solveig Lars Gunnhild Even",
    ),
    family: words(
      "Nordmann Hansen Ødegård Bråten Solberg Lie Kjær Åsen Haugland Berg-Nilsen Strøm Dahl Sæther Vik",
    ),
  },
  polish: {
    given: words(
      "Łukasz Małgorzata Paweł Agnieszka Zofia Jędrzej Katarzyna Stanisław Wiesława Michał Błażej Żaneta",
    ),
    family: words(
      "Nowak Wójcik Kowalczyk Mazur Krawczyk Dudek Pająk Żak Wróbel Gołąb Stępień Sikora",
    ),
  },
  german: {
    given: words("Jürgen Anja Günther Käthe Björn Sabine Lukas Heike Jörg Annelie"),
    family: words("Müller Schäfer Groß Weiß Krüger Schröder Köhler Böhm Fuchs Jäger"),
  },
  portuguese: {
    given: words("João Conceição Antônio Luísa Inês Gonçalo Márcia Tiago Letícia Otávio"),
    family: words("Gonçalves Araújo Sá Guimarães Brandão Peçanha Moreira Assunção Leão Brito"),
  },
  indian: {
    given: words("Aarav Priya Rohan Ananya Vikram Meera Arjun Divya Kavya Sanjay"),
    family: words("Sharma Patel Iyer Reddy Gupta Nair Khan Das Menon Rao"),
  },
  japanese: {
    isFamilyFirst: true,
    given: words(
      "陽菜/Hina 蓮/Ren 健太/Kenta 美咲/Misaki 大輔/Daisuke 由美/Yumi 翔/Sho さくら/Sakura 拓也/Takuya 恵/Megumi",
    ),
    family: words(
      "佐藤/Sato 鈴木/Suzuki 高橋/Takahashi 田中/Tanaka 渡辺/Watanabe 伊藤/Ito 山本/Yamamoto 中村/Nakamura 小林/Kobayashi",
    ),
  },
  arabic: {
    given: words(
      "محمد/Mohammed فاطمة/Fatima أحمد/Ahmed ليلى/Layla يوسف/Yousef مريم/Maryam خالد/Khalid نور/Noor",
    ),
    family: words(
      "الفارسي/Al-Farsi المنصوري/Al-Mansouri حداد/Haddad النجار/Al-Najjar صالح/Saleh خليل/Khalil درويش/Darwish",
    ),
  },
  greek: {
    given: words(
      "Νίκος/Nikos Ελένη/Eleni Γιώργος/Giorgos Μαρία/Maria Δημήτρης/Dimitris Σοφία/Sofia Κώστας/Kostas",
    ),
    family: words(
      "Παπαδόπουλος/Papadopoulos Οικονόμου/Oikonomou Γεωργίου/Georgiou Βασιλείου/Vasileiou Νικολάου/Nikolaou Ιωάννου/Ioannou",
    ),
  },
};
