import { chmodSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { outlet, story } from "../site/site.ts";
import { onTerminal, paper } from "./paper.ts";

const wall = { "seeds/2026-03-02-wall.md": story({ title: "Wall rises" }) };
const people = {
  "_data/authors.ts": 'export default { "ada-reed": { name: "Ada Reed" }, "jo-plain": { name: "Jo Plain" } };',
};
const site = (change: (text: string) => string) => ({ "_data/site.ts": change(outlet["_data/site.ts"] ?? "") });

it("new begins a draft with its id written in, which builds once it is a draft no longer", async () => {
  const { run, read, has, edit, write } = paper({ ...wall, ...people });
  const file = "seeds/2026/2026-06-01-bells-whistles.md";
  expect(
    await run([
      "new",
      "Bells &",
      "whistles",
      "--section",
      "sport",
      "--type",
      "opinion",
      "--author",
      "ada-reed",
      "--author",
      "Tova Lind",
    ]),
  ).toEqual({ code: 0, stdout: `${file}\n`, stderr: "" });
  expect(read(file)).toBe(`---
title: "Bells & whistles"
id: "2026-06-01-bells-whistles"
date: "2026-06-01T01:00:00+01:00"
section: "sport"
# section: world | town | sport
type: "opinion"
tags: []
authors: ["ada-reed","Tova Lind"]
# authors: ada-reed | jo-plain
# image:
#   src: photo.jpg
#   alt: What the picture shows, for those who cannot see it
#   caption: What readers should know about it
#   credit: Who took it
draft: true
---
??? Write the story here, and take out "draft: true" when it may be read.
`);
  expect((await run(["build"])).code).toBe(0);
  expect(has("_site/2026/06/01/bells-whistles/index.html")).toBe(false);

  edit(file, (text) => text.replace("draft: true\n", ""));
  expect(await run(["build"])).toMatchObject({
    code: 1,
    stderr: `${file}:17: body: is a question or a note to the editor, which readers must not see. Write the text in its place, or make the story a draft: draft: true.\n1 problem: nothing was published, the last edition stays as it was.\n`,
  });
  // The picture's lines are good without their signs.
  edit(file, (text) => text.replace(/\?\?\? .*/, "They rang.").replace(/^# (image:| {2})/gm, "$1"));
  expect((await run(["build"])).stderr).toMatch(/^seeds\/2026\/2026-06-01-bells-whistles\.md:12: image\.src: /);
  edit(file, (text) => text.replace("photo.jpg", "bell.svg"));
  write({ "seeds/media/bell.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"/>' });
  expect(await run(["build"])).toMatchObject({ code: 0, stderr: "" });
  expect(read("_site/2026/06/01/bells-whistles/index.html")).toContain("Bells &amp; whistles</h1>");
});

it("new writes its notes in the outlet's language, and names the file by the outlet's rule for slugs", async () => {
  const german = (slugs: string) => site((text) => text.replace('language: "en-GB"', `language: "de-AT"${slugs}`));
  const { run, read, write } = paper(german(""));
  const file = "seeds/2026/2026-06-01-groesse-uebt-cafe.md";
  expect((await run(["new", "Größe übt: Café"])).stdout).toBe(`${file}\n`);
  expect(read(file)).toContain("\n??? Schreiben Sie den Artikel hierher, und nehmen Sie „draft: true“ heraus,");
  expect(read(file)).toContain("\n#   credit: Wer es aufgenommen hat\n");
  write(german(', slugs: "letters"'));
  expect((await run(["new", "Größe übt: Café"])).stdout).toBe("seeds/2026/2026-06-01-größe-übt-café.md\n");
});

it("new does not write over a story", async () => {
  const { run, read } = paper({ "seeds/2026/2026-06-01-wall-rises.md": "mine" });
  expect(await run(["new", "Wall rises"])).toEqual({
    code: 1,
    stdout: "",
    stderr: "seeds/2026/2026-06-01-wall-rises.md:1: file: already exists. Edit it, or choose another headline.\n",
  });
  expect(read("seeds/2026/2026-06-01-wall-rises.md")).toBe("mine");
});

it.each([
  ["ada_reed", "ada-reed"],
  ["Ada reed", "ada-reed"],
  ["Reed", "ada-reed"],
  ["ada-rede", "ada-reed"],
  ["Ada Read", "ada-reed"],
  ["Jo", "jo-plain"],
  ["Ada Plain", undefined],
  ["Tova Lind", undefined],
  ["Ada Reed", undefined],
])("the author %s may be meant as %s", async (author, meant) => {
  const { run } = paper(people);
  const { code, stderr } = await run(["new", "Wall rises", "--author", author]);
  const says = `--author: "${author}" is nobody in _data/authors.ts. Did you mean "${meant}"? ${author.includes(" ") ? "Add somebody new to _data/authors.ts." : "Somebody else has a first name and a surname."}\nThe flags: npm run new -- --help\n`;
  expect([code, stderr]).toEqual(meant === undefined ? [0, ""] : [2, says]);
});

const TAKEN = "Its name ends in a number, because seeds/x.md has the id or address without one.\n";

it.each([
  ["id", story({ id: "2026-06-01-wall-rises", date: "2026-05-01" })],
  ["slug, written as words,", story({ slug: "Wall Rises", date: "2026-06-01" })],
  ["former address", story({ aliases: ["/older/", "/2026/06/01/wall-rises/"] })],
  ["address", story({ url: "/2026/06/01/wall-rises/" })],
  [
    "former address, as Hugo says it,",
    "+++\ntitle = 'x'\ndate = 2026-01-01\naliases = ['/2026/06/01/wall-rises/']\n+++\nText.\n",
  ],
])("new gives a story a number where another one has that %s whatever its file is called", async (_, other) => {
  const { run, read } = paper({ "seeds/x.md": other, "seeds/2026/2026-06-01-wall-rises-2.md": story() });
  const file = "seeds/2026/2026-06-01-wall-rises-3.md";
  expect(await run(["new", "Wall rises"])).toEqual({ code: 0, stdout: `${file}\n`, stderr: TAKEN });
  expect(read(file)).toContain('\nid: "2026-06-01-wall-rises-3"\n');
});

it("new knows what sidecars say, standing pages and withdrawn addresses, and builds with what it named", async () => {
  const { run } = paper({
    ...site((text) => text.replace("language:", 'permalink: "/{slug}/", language:')),
    "seeds/a.txt": "Wall\n\nIt rose.\n",
    "seeds/a.11tydata.ts": 'export default { slug: "wall", date: "2019-01-01" };',
    "seeds/pages/bell.md": "---\ntitle: Bell\n---\nIt rings.\n",
    "seeds/withdrawn.yaml": "- /goal/\n",
  });
  const named = async (title: string) => (await run(["new", title])).stdout;
  expect(await named("Wall")).toBe("seeds/2026/2026-06-01-wall-2.md\n");
  expect(await named("Wall")).toBe("seeds/2026/2026-06-01-wall-3.md\n");
  expect(await named("Bell")).toBe("seeds/2026/2026-06-01-bell-2.md\n");
  expect(await named("Goal!")).toBe("seeds/2026/2026-06-01-goal-2.md\n");
  expect(await run(["build"])).toMatchObject({ code: 0, stderr: "" });
});

it("a slug of another day is free, and a long one is cut for its number", async () => {
  const long = "a ".repeat(80);
  const { run } = paper({ "seeds/2026-05-31-wall-rises.md": story({ date: "2026-05-31" }) });
  expect(await run(["new", "Wall rises"])).toMatchObject({
    stderr: "",
    stdout: "seeds/2026/2026-06-01-wall-rises.md\n",
  });
  const { run: again } = paper({ "seeds/x.md": story({ id: `2026-06-01-${"a-".repeat(49)}a` }) });
  expect(await again(["new", long])).toMatchObject({ stdout: `seeds/2026/2026-06-01-${"a-".repeat(48)}a-2.md\n` });
});

it("new names the sections and authors that there are where one is wrong, all in one run, and writes nothing", async () => {
  const { run, has } = paper(people);
  const { code, stderr } = await run(["new", "Wall rises", "--section", "twon", "--author", "ida", "--author", "x"]);
  expect(code).toBe(2);
  expect(stderr).toBe(
    `--section: "twon" is not a section. Did you mean "town"?
--author: "ida" is nobody in _data/authors.ts. Use one of: ada-reed, jo-plain. Somebody else has a first name and a surname.
--author: "x" is nobody in _data/authors.ts. Use one of: ada-reed, jo-plain. Somebody else has a first name and a surname.
The flags: npm run new -- --help
`,
  );
  expect(has("seeds")).toBe(false);
});

it.each([
  [
    "a setting is wrong",
    site((text) => text.replace("desk@post.example", "desk")),
    '_data/site.ts:4: email: "desk" is not an e-mail address',
  ],
  [
    "a file is not TypeScript",
    { "_data/authors.ts": "\n\nexport default {{" },
    "_data/authors.ts:3: file: is not TypeScript",
  ],
  ["there is no site.ts", { "_data/site.ts": "export default {" }, "_data/site.ts:1: file: is not TypeScript"],
  ["another file is wrong", { "_data/front.ts": "{" }, ""],
])("new works where %s, and says so with the line", async (_, files, says) => {
  const { run, has } = paper(files);
  const { code, stdout, stderr } = await run(["new", "Wall rises", "--section", "Town"]);
  expect([code, stdout]).toEqual([0, "seeds/2026/2026-06-01-wall-rises.md\n"]);
  expect(stderr.slice(0, says.length)).toBe(says);
  expect(stderr === "").toBe(says === "");
  expect(has("seeds/2026/2026-06-01-wall-rises.md")).toBe(true);
});

it("new asks on a terminal for what the flags do not say, until the answer can be taken", async () => {
  const { folder, read } = paper(people);
  const { code, asked } = await onTerminal(
    folder,
    ["new"],
    ["", "Wall rises", "twon", "TOWN", "ada-reed, ida", "ada-reed, Tova Lind"],
  );
  expect(code).toBe(0);
  expect(asked).toBe(
    `Headline: An answer is needed.
Headline: Section (world, town, sport) [world]: "twon" is not a section. Did you mean "town"?
Section (world, town, sport) [world]: Authors (ada-reed, jo-plain; several with commas, Enter for none): "ida" is nobody in _data/authors.ts. Use one of: ada-reed, jo-plain. Somebody else has a first name and a surname.
Authors (ada-reed, jo-plain; several with commas, Enter for none): `,
  );
  const text = read("seeds/2026/2026-06-01-wall-rises.md");
  expect(text).toContain('\nsection: "town"\n');
  expect(text).toContain('\nauthors: ["ada-reed","Tova Lind"]\n');
});

it("new writes nothing where the user ends the questions", async () => {
  const { folder, has } = paper(people);
  expect((await onTerminal(folder, ["new", "Wall rises"], ["town"])).code).toBe(2);
  expect(has("seeds")).toBe(false);
});

it("--edit opens the file in the user's editor, with its arguments, and needs one", async () => {
  const { run, folder, read, write, has } = paper({});
  write({ "editor.sh": '#!/bin/sh\necho "$1" >> "$2"\n' });
  chmodSync(join(folder, "editor.sh"), 0o755);
  const none = await run(["new", "Wall rises", "--edit"], { EDITOR: "", VISUAL: "" });
  expect([none.code, none.stderr]).toEqual([
    2,
    '--edit: name your editor in the environment variable EDITOR, such as EDITOR="code --wait".\nThe flags: npm run new -- --help\n',
  ]);
  expect(has("seeds")).toBe(false);
  const editor = { VISUAL: "", EDITOR: `${join(folder, "editor.sh")} edited` };
  expect((await run(["new", "Wall rises", "--edit"], editor)).code).toBe(0);
  expect(read("seeds/2026/2026-06-01-wall-rises.md")).toMatch(/\nedited\n$/);
  const lost = await run(["new", "Wall falls", "--edit"], { VISUAL: "/no/editor" });
  expect([lost.code, lost.stderr]).toEqual([
    2,
    expect.stringMatching(/^"\/no\/editor" could not be started: open .*2026-06-01-wall-falls\.md yourself\.\n$/),
  ]);
});
