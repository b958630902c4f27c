import { misspellingOf } from "../../model/problem.ts";
import { blockKinds } from "./blocks/registry.ts";

/** How a block begins → other words for it, in the languages of the interface, as other systems call it and for its argument. */
const WORDS: Readonly<Record<string, string>> = {
  "box facts":
    "facts fact factbox infobox info note aside sidebar callout background kasten infokasten faktenkasten faktenbox fakten zahlen hintergrund hinweis encadré faits chiffres contexte caja recuadro datos hechos cifras contexto caixa quadro destaque factos fatos dados حقائق معلومات إطار مربع",
  "box points":
    "points point keypoints takeaways summary kernpunkte wichtigste daswichtigste überblick zusammenfassung punkte essentiel lessentiel résumé puntos puntosclave claves resumen pontos resumo نقاط ملخص",
  "box tips":
    "tips tip hint hints advice warning tipp tipps ratgeber rat conseil conseils astuces consejo consejos dica dicas نصائح",
  "box timeline":
    "timeline chronology history zeitleiste zeitstrahl zeitachse zeittafel chronik chronologie frise frisechronologique cronología cronologia líneadetiempo linhadotempo تسلسل",
  call: "cta calltoaction appeal subscribe newsletter aufruf appel llamada llamamiento chamada دعوة",
  embed:
    "iframe youtube vimeo tweet twitter tiktok instagram mastodon bluesky spotify soundcloud map einbetten einbettung karte intégrer intégration carte incrustar mapa incorporar تضمين",
  "figure wide":
    "figure wide image img picture photo bild foto breit imagen imagem large ancho ancha largo larga صورة عريض",
  "figure side": "side seite rand marge côté lado lateral جانب",
  "figure column": "column spalte colonne columna coluna عمود",
  gallery:
    "gallery images photos pictures slideshow carousel galerie bilder fotos bildergalerie fotogalerie bilderstrecke fotostrecke diaporama galería galeria imágenes imagens معرض صور",
  pullquote: "pullquote quote blockquote quotation zitat citation exergue cita destacado citação frase اقتباس",
  video: "video film movie clip vidéo vídeo película filme فيديو",
  audio: "audio sound podcast ton tondatei hörstück hören son sonido som صوت بودكاست",
};

/** A shorter word is near too many others. */
const SHORTEST = 4;

const plain = (word: string): string => word.normalize("NFC").toLowerCase().replaceAll(/[-_]/g, "");

const beginnings: ReadonlyMap<string, string> = new Map([
  ...Object.entries(WORDS).flatMap(([begins, words]) =>
    words.split(" ").map((word): [string, string] => [word, begins]),
  ),
  ...blockKinds.map(({ name }): [string, string] => [name, name]),
]);

/** How the block begins that is meant by a word which is no name of one, or nearly one: `box timeline` for `Zeitleiste`. */
export function blockMeantBy(word: string): string | undefined {
  const known = plain(word);
  const near = known.length < SHORTEST ? undefined : misspellingOf(known, [...beginnings.keys()]);
  return beginnings.get(known) ?? beginnings.get(near ?? "");
}

/** The argument of a kind of block that is meant by a word: `facts` for `Fakten`. */
export function argumentMeantBy(word: string, name: string): string | undefined {
  const [kind, argument] = blockMeantBy(word)?.split(" ") ?? [];
  return kind === name ? argument : undefined;
}
