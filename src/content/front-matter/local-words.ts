import { storyTypes } from "../../model/article.ts";
import phrases from "../../model/phrases.ts";
import { plainKey } from "./foreign-keys.ts";

/** Our key → words for it in the languages of the interface other than English, that are nothing else in another of them. */
const KEYS = {
  title: "titel überschrift schlagzeile titre título titulo titular عنوان العنوان",
  date: "datum fecha data تاريخ التاريخ",
  description:
    "beschreibung vorspann teasertext chapeau chapô descripción descripcion entradilla descrição descricao وصف الوصف",
  section: "ressort rubrik rubrique sección seccion seção secção secao editoria قسم القسم",
  sections: "ressorts rubriken rubriques secciones seções secções أقسام الأقسام",
  tags: "schlagworte schlagwörter stichworte stichwörter themen thema étiquettes etiquettes sujets etiquetas temas وسوم الوسوم",
  authors:
    "autor autoren autorin autorinnen verfasser verfasserin auteur auteure auteurs autora autores autoras كاتب الكاتب كاتبة كتّاب الكتّاب مؤلف المؤلف",
  updated: "aktualisiert actualisé miseàjour actualizado atualizado محدث تحديث",
  location: "ort lieu lugar ubicación local مكان المكان",
  source: "quelle fuente fonte مصدر المصدر",
  type: "typ art textart darstellungsform genre tipo género gênero نوع النوع",
  image: "bild foto aufmacherbild imagen imagem صورة الصورة",
  corrections:
    "korrektur korrekturen berichtigung berichtigungen rectificatif rectificatifs correcciones correções تصويب تصويبات",
  series: "serie serien série séries reihe سلسلة",
  related: "verwandt siehauch apparentés relacionados ذاتصلة",
  kicker: "dachzeile spitzmarke surtitre antetítulo antetitulo",
  language: "sprache langue idioma لغة اللغة",
  draft: "entwurf brouillon borrador rascunho مسودة",
  embargo: "sperrfrist حظر",
  expires: "ablauf läuftab gültigbis expire caduca expira ينتهي",
  alt: "alternativtext bildbeschreibung textealternatif textoalternativo",
  caption: "bildunterschrift unterschrift bildtext légende legende leyenda piedefoto legenda تعليق",
  credit: "bildnachweis fotograf urheber crédit crédito créditos",
  text: "texte texto نص",
} as const;

/** Our type of a story → words for it beside those that readers see (`phrases.ts`). */
const TYPES: Readonly<Record<string, string>> = {
  news: "nachricht nachrichten bericht meldung actualité actualités nouvelle noticia noticias notícia notícias خبر أخبار",
  analysis: "",
  opinion:
    "kommentar leitartikel kolumne glosse gastbeitrag comment commentary column editorial tribune éditorial chronique columna artículo artigo coluna editorial مقال عمود افتتاحية",
  explainer: "erklärstück erklärer faq explicatif explicador",
  interview: "gespräch",
  review: "rezension besprechung reseña recension resenha",
};

const byWord = (words: Readonly<Record<string, string>>): [word: string, own: string][] =>
  Object.entries(words).flatMap(([own, others]) =>
    others.split(" ").flatMap((word): [string, string][] => (word === "" ? [] : [[plainKey(word), own]])),
  );

const keys: ReadonlyMap<string, string> = new Map(byWord(KEYS));
const types: ReadonlyMap<string, string> = new Map([
  ...byWord(TYPES),
  ...Object.values(phrases).flatMap(({ types: labels = {} }: { types?: Readonly<Record<string, string>> }) =>
    storyTypes.flatMap((type): [string, string][] => {
      const label = labels[type];
      return label === undefined ? [] : [[plainKey(label), type]];
    }),
  ),
]);

/**
 * Which of the known keys or values of a story a word is in another language of the interface: `authors` for `autoren`, `opinion` for
 * `Meinung` and `Kommentar`.
 */
export function meantBy(word: string, known: readonly string[]): string | undefined {
  const plain = plainKey(word.normalize("NFC")).replaceAll(" ", "");
  return [keys.get(plain), types.get(plain)].find((each) => each !== undefined && known.includes(each));
}
