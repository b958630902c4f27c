import type { MarkdownIt, StateCore, Token } from "markdown-it";
import type { BodyPicture, Picture } from "../../model/article.ts";
import { markupOf } from "../../model/left-to-right.ts";
import { mark } from "../../model/mark.ts";
import type { RoleName } from "../../model/picture-roles.ts";
import { creditIn, type MachineMade, machineMadeIn } from "../../model/rights.ts";
import { cleanLine } from "../../model/text.ts";
import { decode } from "./links.ts";
import { lineTypesetter } from "./plain-copy.ts";
import { type RenderState, renderStateOf } from "./render-state.ts";

/**
 * Renders pictures as references: only when the page is known, it is known which files show one. A picture alone in its paragraph is a
 * figure, and its title is caption, origin and credit: `![Alt](quay.jpg "The quay in 2050 | AI: generated | Credit: Tova Lind")`.
 */
export function figures(md: MarkdownIt): void {
  md.renderer.rules.image = (tokens, index, _, env) => {
    const { picture, place, alone } = tokens[index]?.meta ?? {};
    if (!isPicture(picture)) return "";
    const { caption, credit, ai } = picture;
    const image = mark(`picture:${place}`);
    const label = ai === undefined ? [] : [`<b class="label">${mark(`word:${LABELS[ai]}`)}</b>`];
    if (!alone) return [image, ...label].join(" ");
    if (caption === undefined && credit === undefined && ai === undefined) return image;
    const parts = [
      ...(caption === undefined ? [] : [markupOf(renderStateOf(env).options.language)(caption)]),
      ...label,
      ...(credit === undefined ? [] : [`<small class="credit">${mark(`credit:${place}`)}</small>`]),
    ];
    return `${image}<figcaption>${parts.join(" ")}</figcaption>`;
  };
}

/** Keys of the interface's words. */
const LABELS = { generated: "aiGenerated", altered: "aiAltered" } as const satisfies Record<MachineMade, string>;

const isPicture = (value: unknown): value is Picture => typeof value === "object" && value !== null && "stem" in value;

/** Turns the paragraph at `index` into a figure if it holds only a picture. */
export function makeFigure(tokens: readonly Token[], index: number): void {
  const children = tokens[index + 1]?.children;
  const image = children?.length === 1 ? children[0] : undefined;
  const open = tokens[index];
  const close = tokens[index + 2];
  if (!open || !close || open.hidden || image?.type !== "image") return;
  open.tag = "figure";
  close.tag = "figure";
  image.meta = { alone: true };
}

/**
 * Makes a paragraph of each picture in a paragraph that holds nothing but pictures, each on a line of its own: they are meant as figures,
 * not as letters of one line. Must run before lines and figures are looked for.
 */
export function splitPictures(state: StateCore): void {
  const { tokens, Token } = state;
  if (!tokens.some((token, index) => isColumn(token, tokens[index - 1]))) return;
  const split: Token[] = [];
  tokens.forEach((token, index) => {
    const open = tokens[index - 1];
    if (!open || !isColumn(token, open)) {
      split.push(token);
      return;
    }
    const images = (token.children ?? []).filter(({ type }) => type === "image");
    for (const [at, image] of images.entries()) {
      const inline = new Token("inline", "", 0);
      const line = (token.map?.[0] ?? 0) + at;
      Object.assign(inline, { level: token.level, block: true, content: image.content, children: [image] });
      inline.map = [line, line + 1];
      // The paragraph's own tokens are around them all.
      if (at > 0) split.push(paragraphEnd(open, "open"));
      split.push(inline);
      if (at < images.length - 1) split.push(paragraphEnd(open, "close"));
    }
  });
  state.tokens = split;

  function paragraphEnd({ level }: Token, end: "open" | "close"): Token {
    const token = new Token(`paragraph_${end}`, "p", end === "open" ? 1 : -1);
    token.level = level;
    token.block = true;
    return token;
  }
}

/** Whether a paragraph holds pictures alone, each on a line of its own. */
function isColumn({ type, children }: Token, open: Token | undefined): boolean {
  return (
    type === "inline" &&
    open?.type === "paragraph_open" &&
    children !== null &&
    children.length > 1 &&
    children.every(({ type }, at) => (at % 2 === 0 ? type === "image" : type.endsWith("break")))
  );
}

/** Sets the role of a picture that was resolved. */
export function setRole({ meta }: Token, role: RoleName, { pictures }: RenderState): void {
  const picture = pictures[Number(meta?.place)];
  if (picture) pictures[Number(meta?.place)] = { ...picture, role };
}

/** Finds the file of a picture. @param line the line in the text, from 0 */
export function resolvePicture(token: Token, line: number, state: RenderState, md: MarkdownIt): void {
  const src = decode(String(token.attrGet("src") ?? ""));
  const alt = cleanLine(md.renderer.renderInlineAsText(token.children ?? [], md.options, {}));
  const title = token.attrGet("title");
  const file = state.options.pictures.find(src, state.options.path);
  if (alt === "")
    state.fault(
      line,
      `the picture "${src}" has no alt text`,
      `Say what it shows, for those who cannot see it: ![what it shows](${src}).`,
    );
  if ("what" in file) {
    state.fault(line, file.what, file.fix);
    return;
  }
  const alone = token.meta?.alone === true;
  const unknown = alone ? UNKNOWN_ORIGIN.exec(String(title ?? ""))?.[1] : undefined;
  if (unknown !== undefined)
    state.fault(
      line,
      `the title of the picture "${src}" says "${unknown}"`,
      "Write AI: generated, or AI: altered if a machine changed what a photograph shows.",
    );
  const words: Pick<BodyPicture, "caption" | "credit" | "ai" | "tip"> = alone
    ? captionOf(lineTypesetter(state.options.language)(String(title ?? "")))
    : title === null
      ? {}
      : { tip: String(title) };
  if (alone && unknown === undefined) warnOfBar(src, words, line, state);
  // The file may say what the title does not.
  const ai = words.ai ?? machineMadeIn(file.rights);
  const credit = alone ? (words.credit ?? creditIn(file.rights)) : undefined;
  const picture = { ...file, alt, ...words, ...(credit === undefined ? {} : { credit }), ...(ai && { ai }) };
  token.meta = { picture, place: state.pictures.length, alone };
  state.pictures.push(picture);
}

/** What a machine did, in the languages of the interface: "AI: generated", "KI: erzeugt". */
const GENERATED = "generated|erzeugt|generiert|générée?|generad[ao]|gerad[ao]|مولدة?";
const ALTERED = "altered|verändert|bearbeitet|altérée?|modifiée?|modificad[ao]|alterad[ao]|معدلة?";
const MACHINE = "AI|KI|IA|ذكاء اصطناعي";
const ORIGIN = new RegExp(String.raw`(?:^|\|)\s*(?:${MACHINE})\s?:\s*(?:(${GENERATED})|${ALTERED})\s*(?=\||$)`, "iu");
/** A caption may begin with "AI:", but one that has begun does not go on with it. */
const UNKNOWN_ORIGIN = new RegExp(
  String.raw`\|\s*((?:${MACHINE})\s?:\s*(?!(?:${GENERATED}|${ALTERED})\s*(?:\||$))[^|\s]+)\s*(?=\||$)`,
  "iu",
);

/** What precedes a credit, in the languages of the interface; `Crédit : …` has a space. */
const CREDIT_WORDS =
  "cr[ée]dit(?:s|os?)?|photos?|photograph(?:er)?|pictures?|images?|fotos?|bild(?:er)?|bildnachweis|bildquelle|fotograf(?:in)?|photographe|fotógraf[oa]|fotograf[íi]a|imagen|imagem|صورة|الصورة|صور|تصوير|مصدر الصورة";
/** Words that stay in the credit, since they say that it is no photograph. */
const DRAWN = "grafik|karte|graphics?|map|illustrations?|infographie|carte|gráfico|mapa|ilustraci[óo]n|ilustração";
const CREDIT = new RegExp(
  String.raw`(?:^\s*cr[ée]dit(?:s|os?)?|\|\s*(?:${CREDIT_WORDS}))\s?:\s*(.+)$|\|\s*(?=©|(?:${DRAWN})\s?:)(.+)$`,
  "iu",
);

function captionOf(title: string): Pick<Picture, "caption" | "credit" | "ai"> {
  const origin = ORIGIN.exec(title);
  const ai = origin?.[1] === undefined ? "altered" : "generated";
  const rest = title.replace(ORIGIN, "");
  const [, named, marked] = CREDIT.exec(rest) ?? [];
  const credit = named ?? marked;
  const caption = cleanLine(rest.replace(CREDIT, ""));
  return {
    ...(origin ? { ai } : {}),
    ...(caption === "" ? {} : { caption }),
    ...(credit === undefined ? {} : { credit: cleanLine(credit) }),
  };
}

/** Warns of a part of a title that is neither credit nor origin, and is printed with its bar. */
function warnOfBar(
  src: string,
  { caption, credit }: Pick<Picture, "caption" | "credit">,
  line: number,
  state: RenderState,
): void {
  const [, part] = [caption, credit].map((each) => / \| *([^|]*[^| ])/.exec(each ?? "")).find((found) => found) ?? [];
  if (part === undefined) return;
  const name = part.replace(/^[^:]{1,30}: */, "");
  state.warn(
    line,
    `the title of the picture "${src}" is printed with "| ${part}"`,
    `For who made it, write: | Credit: ${name}`,
  );
}
