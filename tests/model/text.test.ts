import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { asciiSlugOf, asciiSlugsOf, byFormerSlug, slugOf } from "../../src/model/slug.ts";
import { cleanLine, escapeMarkup } from "../../src/model/text.ts";

const part = fc.constantFrom(
  "a",
  "B",
  "-",
  " ",
  "  ",
  "\t",
  "\n",
  "\r\n",
  "\u00a0",
  "\u2028",
  "\u0007",
  "é",
  "e\u0301",
  "“",
  "日",
  "😀",
);
const text = fc.oneof(
  fc.array(part).map((parts) => parts.join("")),
  fc.string({ unit: "binary" }).map((binary) => binary.replace(/[\x7f-\x9f]/g, "")),
);

test("a line that is clean already is what cleaning makes of it", () => {
  fc.assert(
    fc.property(text, (text) => {
      const legible = text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu, "");
      expect(cleanLine(text)).toBe(legible.normalize("NFC").replace(/\s+/g, " ").trim());
    }),
    { numRuns: 3000 },
  );
});

test("the slug of a slug is itself, as it is of one with a sign behind it", () => {
  const parts = fc.array(fc.constantFrom("a", "z9", "-", "con", "word"), { maxLength: 60 });
  fc.assert(
    fc.property(parts, (parts) => {
      const slug = slugOf(`x${parts.join("")}!`);
      expect(slugOf(slug)).toBe(slug);
      expect(slugOf(`x${parts.join("")}`)).toBe(slug);
    }),
    { numRuns: 2000 },
  );
  expect(slugOf("con")).toMatch(/^con-[0-9a-f]{8}$/);
});

test("text is escaped as markdown-it escapes it, for tags and for attributes in double quotes", () => {
  const { escapeHtml: expected } = new MarkdownIt().utils;
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: fc.constantFrom("&", "<", ">", '"', "'", "a", ";") })), (each) => {
      expect(escapeMarkup(each)).toBe(expected(each));
    }),
  );
});

test.each([
  ["Größe übt", "de-AT", "groesse-uebt"],
  ["Größe übt", "en", "grosse-ubt"],
  ["Ærø får ål", "da", "aeroe-faar-aal"],
  ["Łódź", "pl", "lodz"],
  ["Café “Niño”", "es", "cafe-nino"],
  ["Hà Nội", "vi", "ha-noi"],
  ["أهلًا café", "ar", "أهلًا-cafe"],
  ["Йога é", "ru", "йога-e"],
])("the ASCII slug of %s in %s is %s", (text, language, slug) => {
  expect(asciiSlugOf(text, language)).toBe(slug.normalize("NFC"));
});

test("a text has two slugs in ASCII where German writes it in another way", () => {
  expect(asciiSlugsOf("Größe")).toEqual(["groesse", "grosse"]);
  expect(asciiSlugsOf("Café")).toEqual(["cafe"]);
  expect(asciiSlugsOf("Wall 2")).toEqual(["wall-2"]);
});

test("a former slug finds the one story that had it, and neither the one that has it now nor one of several", () => {
  const find = byFormerSlug(["quay", "wall", "pier"], (slug) => ({
    slug,
    id: slug === "quay" ? "2026-03-01-harbour" : slug,
    others: slug === "quay" ? [] : [`/2019/${slug}/`, "/2019/old/"],
  }));
  expect(["harbour", "quay", "wall", "old", "gone"].map(find)).toEqual(["quay", ...Array(4).fill(undefined)]);
});
