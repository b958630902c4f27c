import { shorten } from "../model/text.ts";

const SAVE = "Open it, and save its words as plain text in UTF-8.";
const COPY = "Copy the headline and the words out of it.";
/** Elements that pages, agencies' formats (NITF, NewsML-G2) and feeds begin with. */
const ROOTS = "nitf|newsItem|newsMessage|packageItem|NewsML|rss|feed|w:document|office:document";

/** What a file begins with that is no copy, what it is, and how to make copy of it. */
const KINDS: readonly [beginning: RegExp, what: string, fix: string][] = [
  [/^\{\\rtf/, "is a document in RTF", SAVE],
  [/^PK[^ -~]{2}/, "is a document of Word or another program, or an archive", SAVE],
  [/^\xd0\xcf/, "is a document of Word or another program", SAVE],
  [/^%PDF-/, "is a PDF", SAVE],
  [/^<(?:!doctype html|html)\b/i, "is a page in HTML", COPY],
  [new RegExp(String.raw`^(?:<\?xml\b|<(?:${ROOTS})[\s>])`), "is a document in XML", COPY],
];

/** Lines of an e-mail above its text. Two of them, and nothing else, make sure that it is one. */
const HEADERS = /^(?:[A-Za-z][A-Za-z-]{1,40}: [^\n]{0,1000}\n(?:[ \t][^\n]{0,1000}\n){0,20}){2,60}\n/;
const HEADER = /^(?:From|To|Subject|Received|Message-ID|Delivered-To|Return-Path): /gim;

/** The beginnings of all of them. Few stories have one, so that the rest is tested seldom. */
const SUSPECT = /^(?:\xef\xbb\xbf)?\s{0,20}(?:[{%<]|\xd0\xcf|PK[^ -~]|[A-Za-z-]{2,41}: )/;

/** What a file is that cannot be read as copy, though it has the ending of a story. */
export function notCopy(bytes: Buffer): { what: string; fix: string } | undefined {
  if (!SUSPECT.test(bytes.toString("latin1", 0, 70))) return undefined;
  const text = bytes
    .toString("latin1", 0, 4000)
    .replace(/^\xef\xbb\xbf/, "")
    .replaceAll("\r", "")
    .trimStart();
  for (const [pattern, what, fix] of KINDS) if (pattern.test(text)) return { what, fix };
  const [headers = ""] = HEADERS.exec(text) ?? [];
  if ((headers.match(HEADER)?.length ?? 0) < 2) return undefined;
  const first = shorten(headers.slice(0, headers.indexOf("\n")), 60);
  return {
    what: `begins with the headers of an e-mail ("${first}")`,
    fix: "Delete them: the headline is the first line.",
  };
}
