import type { MarkdownIt, StateBlock, Token } from "markdown-it";
import { mark } from "../../model/mark.ts";
import { didYouMean, suggestion } from "../../model/problem.ts";
import { argumentMeantBy, blockMeantBy } from "./block-words.ts";
import type { BlockKind } from "./blocks/block.ts";
import { blockKinds } from "./blocks/registry.ts";
import type { RenderState } from "./render-state.ts";
import { textOf } from "./token-text.ts";

const kinds: ReadonlyMap<string, BlockKind> = new Map(blockKinds.map((kind) => [kind.name, kind]));

/** What is wrong with the lines that begin and end a block. */
interface Fault {
  readonly what: string;
  readonly fix: string;
}

/** The first line of a block. */
interface Opened {
  readonly kind: BlockKind | undefined;
  readonly argument: string;
  readonly title: string;
  readonly fault?: Fault | undefined;
}

/** Token → the block that it opens. */
const opened = new WeakMap<Token, Opened>();

/**
 * Reads blocks: `::: box facts The wall in figures`, content, and `:::`. They stand at the margin, in no list, quotation or other block: a
 * reader of feeds must be able to take each as a whole, and an end that was forgotten is found at the next beginning.
 */
export function blocks(md: MarkdownIt): void {
  md.block.ruler.before("fence", "block", readBlock, { alt: ["paragraph", "reference", "blockquote", "list"] });
  md.renderer.rules.block_open = md.renderer.rules.block_close = () => "";
  md.renderer.rules.block = (tokens, index) => tokens[index]?.content ?? "";
}

const FEWEST_COLONS = 3;
/** Also "{.note}", as other generators write it. */
const NAME = /^(\{?[.#]?(\p{L}[\p{L}\p{M}\p{N}_-]*)[^\s]*)[ \t]*(.*)$/u;

/** What follows the colons of a line that begins with three or more: nothing, at the end of a block. */
function lineAt({ src, bMarks, tShift, eMarks }: StateBlock, line: number): string | undefined {
  const start = (bMarks[line] ?? 0) + (tShift[line] ?? 0);
  if (src.charCodeAt(start) !== 0x3a) return undefined;
  const text = src.slice(start, eMarks[line]);
  const [colons = ""] = /^:+/.exec(text) ?? [];
  return colons.length < FEWEST_COLONS ? undefined : text.slice(colons.length).trim();
}

/** Cuts the colons at the end of a block on one line. */
function cutEnd(rest: string): { words: string; isWhole: boolean } {
  let end = rest.length;
  while (rest[end - 1] === ":") end--;
  const isWhole = rest === "" || (rest.length - end >= FEWEST_COLONS && /^$|\s/.test(rest.charAt(end - 1)));
  return { words: isWhole ? rest.slice(0, end).trim() : rest, isWhole };
}

function readBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const rest = lineAt(state, startLine);
  if (rest === undefined) return false;
  if (rest !== "" && !NAME.test(rest)) return false;
  if (silent) return true;
  const { words, isWhole } = cutEnd(rest);
  const end = isWhole ? startLine : endOf(state, startLine + 1, endLine);
  const isClosed = isWhole || lineAt(state, end) === "";
  pushBlock(state, startLine, end, openedBy(words, state.level > 0, isClosed));
  state.line = isWhole || isClosed ? end + 1 : end;
  return true;
}

/** The line that ends a block: one of colons alone, or the one where the next block begins. */
function endOf(state: StateBlock, from: number, endLine: number): number {
  for (let line = from; line < endLine; line++) {
    if ((state.sCount[line] ?? 0) < state.blkIndent && !state.isEmpty(line)) return line;
    if ((state.sCount[line] ?? 0) - state.blkIndent >= 4) continue;
    const rest = lineAt(state, line);
    if (rest === "" || (rest !== undefined && NAME.test(rest))) return line;
  }
  return endLine;
}

function pushBlock(state: StateBlock, startLine: number, end: number, block: Opened): void {
  const { parentType, lineMax } = state;
  const open = state.push("block_open", "", 1);
  opened.set(open, block);
  open.block = true;
  open.map = [startLine, end];
  if (block.title !== "") {
    const [type, tag] = block.kind?.title === "heading" ? ["heading", "h6"] : ["paragraph", "p"];
    // A heading of the lowest level becomes one below the heading that the block stands under.
    state.push(`${type}_open`, tag, 1).map = [startLine, startLine + 1];
    const inline = state.push("inline", "", 0);
    inline.content = block.title;
    inline.map = [startLine, startLine + 1];
    inline.children = [];
    state.push(`${type}_close`, tag, -1);
  }
  // Keeps a paragraph from running on past the end of the block.
  state.lineMax = end;
  if (end > startLine) state.md.block.tokenize(state, startLine + 1, end);
  state.lineMax = lineMax;
  state.parentType = parentType;
  state.push("block_close", "", -1).block = true;
}

function openedBy(words: string, isWithin: boolean, isClosed: boolean): Opened {
  const [, written = "", name = "", rest = ""] = NAME.exec(words) ?? [];
  const kind = kinds.get(name);
  const begun = `"::: ${written}"`;
  const none = { kind: undefined, argument: "", title: "" };
  if (words === "")
    return { ...none, fault: { what: '":::" ends no block', fix: "Take it out, or begin a block above it." } };
  if (!kind || written !== name)
    return {
      ...none,
      fault: {
        what: `${begun} is not a block`,
        fix: kind ? `Write it as "${kind.example}".` : meantFor(name, rest),
      },
    };
  const [argument = "", ...title] = kind.argument === undefined ? ["", rest] : splitOnce(rest);
  const block = { kind, argument, title: title.join("") };
  if (isWithin)
    return {
      ...block,
      fault: {
        what: `${begun} stands within a list, a quotation or another block`,
        fix: "Begin it at the margin, below what it stands in.",
      },
    };
  const fault = faultOfLine(block, kind);
  if (fault) return { ...block, fault };
  return isClosed
    ? block
    : {
        ...block,
        fault: { what: `${begun} is not closed`, fix: 'Put a line ":::" below it; no block stands in another.' },
      };
}

/** Which block is meant by a name that none has, with what follows it on the line, if it may follow there. */
function meantFor(name: string, rest: string): string {
  const begins = blockMeantBy(name) ?? "";
  const kind = kinds.get(begins.split(" ", 1)[0] ?? "");
  if (!kind) return suggestion(name, [...kinds.keys()]);
  const isWhole = kind.argument === undefined || begins.includes(" ");
  if (!isWhole && rest === "") return `Did you mean "${kind.example}"?`;
  return `Did you mean "::: ${begins}${rest === "" || (isWhole && !kind.title) ? "" : ` ${rest}`}"?`;
}

function splitOnce(text: string): [first: string, rest: string] {
  const [, first = "", rest = ""] = /^(\S*)[ \t]*(.*)$/.exec(text) ?? [];
  return [first, rest];
}

function faultOfLine({ argument, title }: Pick<Opened, "argument" | "title">, kind: BlockKind): Fault | undefined {
  const { name, example } = kind;
  if (kind.argument !== undefined && argument === "") {
    const lacking = typeof kind.argument === "string" ? kind.argument : `one of ${kind.argument.join(", ")}`;
    return { what: `"::: ${name}" lacks ${lacking}`, fix: `Write it like "${example}".` };
  }
  if (typeof kind.argument === "object" && !kind.argument.includes(argument))
    return {
      what: `"::: ${name}" cannot be "${argument}"`,
      fix: didYouMean(argumentMeantBy(argument, name)) ?? suggestion(argument, kind.argument),
    };
  if (kind.title === undefined && title !== "")
    return { what: `"::: ${name}" cannot have "${title}" on its line`, fix: `Write only "${example}" there.` };
  return undefined;
}

/**
 * Checks and prints the blocks of a text, and puts a mark in the place of each. Must run when all else in the text is resolved.
 *
 * @returns the tokens without what is in blocks
 */
export function printBlocks(tokens: readonly Token[], state: RenderState, html: (tokens: readonly Token[]) => string) {
  if (!tokens.some(({ type }) => type === "block_open")) return tokens;
  const outside: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) continue;
    const block = opened.get(token);
    if (!block) {
      outside.push(token);
      continue;
    }
    const line = token.map?.[0] ?? 0;
    if (block.fault) {
      state.fault(line, block.fault.what, block.fault.fix);
      continue;
    }
    const end = tokens.findIndex(
      ({ type, level }, at) => at > index && type === "block_close" && level === token.level,
    );
    const content = tokens.slice(index + 1, end);
    // Faulty blocks stand in there.
    const inner = printBlocks(content, state, html);
    printBlock(token, block, inner, state, html);
    outside.push(token);
    index = end;
  }
  return outside;
}

/** Makes the token that opens a block stand for all of it. */
function printBlock(
  token: Token,
  { kind, argument, title }: Opened,
  content: readonly Token[],
  state: RenderState,
  html: (tokens: readonly Token[]) => string,
): void {
  const begins = token.map?.[0] ?? 0;
  const fault = (what: string, fix: string, line = begins): void => state.fault(line, what, fix);
  token.type = "block";
  token.nesting = 0;
  if (!kind) return;
  const ofTitle = title === "" ? 0 : 3;
  if (!kind.mayBeEmpty && content.length === ofTitle) {
    fault(`"::: ${kind.name}" is empty`, 'Write what it shows between its first line and ":::".');
    return;
  }
  const printed = kind.print({
    argument,
    title: title === "" ? "" : textOf(content[1]?.children ?? []),
    content: kind.title === "text" ? content.slice(ofTitle) : content,
    line: begins,
    state,
    html,
    fault,
  });
  if (!printed) return;
  token.content = mark(`block:${state.blocks.length}`);
  state.blocks.push(printed);
}
