import { expect, test } from "vitest";
import { PageReader, unknownLinks } from "../../src/build/check-pages.ts";
import { prepare } from "../../src/build/prepare.ts";
import { shippedOptions } from "../site/shipped.ts";

test("a link to nothing is told once, on the first page that has it, however it is written there", async () => {
  const { edition } = await prepare(shippedOptions);
  if (!edition) throw new Error("the shipped paper has problems");
  const reader = new PageReader([]);
  const layout = { file: "_includes/layouts/page.njk", field: "layout" };
  const { home } = edition.globals.site;
  reader.read("a.html", `<a href="${home}g%6fne/">Gone</a><a href="${home}">Front</a>`, layout);
  reader.read("b.html", `<a href="${home}gone/">Gone</a>`, layout);
  expect(unknownLinks(reader.links(), { edition, assets: [] })).toEqual([{ ...layout, on: "a.html", path: "/gone/" }]);
});
