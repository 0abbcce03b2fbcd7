// The words of texts.

/** @typedef {"french" | "ascii" | "cjk"} Language */

const FRENCH =
  "Renault Peugeot Kangoo Master Paris Lyon Marseille Nantes Rue Avenue Général République chauffeur véhicule dépôt entretien Grenoble".split(
    " ",
  );

/** @type {Record<Language, readonly string[]>} */
export const WORDS = {
  french: FRENCH,
  ascii: FRENCH.map((word) => word.normalize("NFD").replace(/\p{Mark}/gu, "")),
  cjk: "東京 大阪 横浜市 名古屋 北京 上海 広州 深圳 運転手 車両 倉庫 点検 大通り 中央 共和国 将軍 トラック".split(" "),
};
