import phrases from "../../model/phrases.ts";
import { storyTypes } from "../../model/story-types.ts";
import { plainKey } from "./foreign-keys.ts";

/** Our key → words for it in the languages of the interface other than English. One word may mean keys of different groups. */
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
  src: "datei dateiname bild bilddatei foto fichier photo archivo imagen arquivo ficheiro imagem ملف صورة",
  alt: "alternativtext alttext bildbeschreibung beschreibung textealternatif textoalternativo descripción descrição وصف",
  caption:
    "bildunterschrift unterschrift bildtext bildlegende titel légende legende leyenda piedefoto pie legenda تعليق",
  credit:
    "bildnachweis nachweis fotograf fotografin urheber urheberin quelle crédit photographe crédito créditos fotógrafo fotógrafa مصور",
  focus: "fokus bildausschnitt foco",
  license: "lizenz licence licencia licença رخصة",
  ai: "ki ia",
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

const keys = byWord(KEYS);
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
  const [, key] = keys.find(([each, own]) => each === plain && known.includes(own)) ?? [];
  return [key, types.get(plain)].find((each) => each !== undefined && known.includes(each));
}
