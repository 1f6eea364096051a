/** The edition of the rule language: the date of Microsoft's article that it follows. Apart from the package's version. */
export const languageVersion = "2024-12";
