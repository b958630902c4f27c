import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { pageName } from "../../src/cli/init/answers.ts";
import { initialOf, wordmarkOf } from "../../src/cli/init/drawings.ts";
import { listOf } from "../../src/cli/init/example.ts";
import { literal } from "../../src/cli/init/literal.ts";
import { starters } from "../../src/cli/starter/starters.ts";
import { htmlFaults } from "../site/html-faults.ts";
import { siteOf, story } from "../site/site.ts";
import { example, exampleWords, flagsFor, founded, isExample, papers } from "./founded.ts";
import { onTerminal } from "./paper.ts";

// `npm run init` makes the example a paper of somebody's own. Where it has been run, there is no example to try it with.

const below = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();

/** Whether a text has a word by itself: not as `codePointAt` has "Point". */
const isWordOf = (text: string, word: string): boolean =>
  text.split(word).some((before, index, parts) => {
    const after = parts[index + 1];
    return after !== undefined && !/\p{L}$/u.test(before) && !/^\p{L}/u.test(after);
  });

const isQuestion = (line: string): boolean =>
  /^seeds\/pages\/\S+\.md:8: warning: body: has \d questions without an answer, so the page is not published\./.test(
    line,
  );

describe.skipIf(!isExample)("init", () => {
  test("knows the files of the example", async () => {
    // Whoever changes a story of the example or a file of _data runs this test with -u, which writes the list anew.
    await expect(listOf(resolve("."))).toMatchFileSnapshot("../../src/cli/init/example.txt");
  });

  test.each(
    Object.keys(starters),
  )("makes a paper in %s: it builds, says no word of the example, and warns of its questions only", async (language) => {
    const { run, folder, read, said } = await founded(language);
    expect(said.stdout).toContain(`${papers[language]?.name} begins: `);
    const { code, stderr } = await run(["check"]);
    const lines = stderr.trimEnd().split("\n");
    expect(lines.filter((line) => !isQuestion(line))).toEqual([]);
    const pages = starters[language]?.pages ?? [];
    expect([code, lines.length]).toEqual([0, pages.length]);

    expect((await run(["build"])).code).toBe(0);
    const site = below(join(folder, "_site"));
    const html = site.filter((file) => file.endsWith(".html"));
    expect(html.length).toBeGreaterThan(8);
    expect(await htmlFaults(html, (file) => read(`_site/${file}`))).toEqual([]);
    expect(read("_site/index.html")).toContain(`<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">`);
    const words = await exampleWords();
    expect(words).toEqual(
      expect.arrayContaining(["Fennick", "Marramshire", "Calloway", "newsdesk@fennick-courier.example"]),
    );
    for (const place of ["_site", "_data", "seeds", "src/assets"])
      for (const file of below(join(folder, place))) {
        const text = `${file}\n${readFileSync(join(folder, place, file), "utf8")}`;
        expect({ file, says: words.filter((word) => isWordOf(text, word)) }).toEqual({ file, says: [] });
      }
    expect(read("_site/index.html")).not.toContain("???");
  });

  test("after a build of the example, the next one removes its pages, and asks nothing about their addresses", async () => {
    const { run, has, remove } = example();
    expect((await run(["build", "--hold"])).stdout).toContain("built ");
    expect(has("_site/2018/01/30/ferry-last-sailing/index.html")).toBe(true);
    await run(["init", ...flagsFor("de")]);
    const { code, stderr } = await run(["build"]);
    expect(code).toBe(0);
    expect(
      stderr
        .trimEnd()
        .split("\n")
        .filter((line) => !isQuestion(line)),
    ).toEqual([]);
    expect([has("_site/2018"), has("_site/about"), has("_site/lokales/index.html")]).toEqual([false, false, true]);
    expect((await run(["moved"])).stdout).toBe("there is nothing to do: every former address leads to a page\n");
    remove("seeds/2026");
  });

  test("writes what the repository's formatter would, and what a German paper needs", async () => {
    const { folder, read } = await founded("de");
    const biome = resolve("node_modules/@biomejs/biome/bin/biome");
    execFileSync(process.execPath, [biome, "check", `--config-path=${resolve(".biome.json")}`, join(folder, "_data")]);
    expect(read("_data/site.ts")).toContain(`export default {
  name: "Neustädter Bote",
  tagline: "Die Zeitung für Neustadt",
  description: "Neustädter Bote: Nachrichten aus Neustadt.",
  url: "https://paper-de.test/",
  idAuthority: "paper-de.test,2026-06-01",
  language: "de",
  timeZone: "Europe/Berlin",
  place: "Neustadt",
  email: "desk@paper-de.test",
  defaultSection: "lokales",
  slugs: "ascii",
  addresses: {
    latest: "/neueste/",
    sections: "/ressorts/",
    tags: "/themen/",
    authors: "/autoren/",
    series: "/serien/",
    feeds: "/auswahl/",
    archive: "/archiv/",
    subscribe: "/abonnieren/",
    corrections: "/korrekturen/",
    search: "/suche/",
  },
} satisfies Site;
`);
    expect(read("_data/policy.ts")).toContain("export default {} satisfies Policy;");
    expect(read("_data/sections.ts")).toContain('  "groesse-mass": {\n    title: "Größe & Maß",\n');
    expect(read("_data/authors.ts")).toContain('  "joerg-weiss": {\n    name: "Jörg Weiß",\n');
    expect(below(join(folder, "seeds"))).toEqual([
      "2026/2026-06-01-willkommen.md",
      ...["datenschutz", "grundsaetze", "impressum", "kontakt", "ueber-uns"].map((name) => `pages/${name}.md`),
    ]);
    expect(read("seeds/2026/2026-06-01-willkommen.md")).toMatch(/\ndraft: true\n---\n\?\?\? Schreiben Sie den Artikel/);
    expect(read("seeds/pages/impressum.md")).toContain("\n## Redaktionell verantwortlich\n\n??? ");
  });

  test("leaves what is not the example's, and removes nothing that was changed", async () => {
    const { run, write, read } = example();
    const own = { "seeds/2026/2026-05-01-ours.md": story({ title: "Ours" }), "_data/ours.ts": "export default {};\n" };
    const changed = "seeds/2018/2018-01-30-ferry-last-sailing.md";
    write({ ...own, [changed]: (before) => `${before}\nMore.\n` });
    const { code, stderr } = await run(["init", ...flagsFor("en")]);
    expect([code, stderr]).toEqual([
      0,
      `Left as they are, because they are not the example's: _data/ours.ts, ${changed}, seeds/2026/2026-05-01-ours.md\n`,
    ]);
    expect(read("seeds/2026/2026-05-01-ours.md")).toBe(own["seeds/2026/2026-05-01-ours.md"]);
    expect(read(changed)).toContain("More.");
  });

  test("changes nothing where the repository is no longer the example, and says what it would overwrite", async () => {
    const { run, write, read, has } = example();
    const refused = (files: string) =>
      `This repository is no longer the example, so nothing was written. init would overwrite ${files}.\nBegin a new paper in a fresh copy of Broadsheet. What is here you change by hand: the README says what is where.\n`;
    const before = read("_data/site.ts");
    write({ "_data/site.ts": before.replace("The Fennick Courier", "The Herald") });
    const renamed = await run(["init", ...flagsFor("en")]);
    expect(renamed.code).toBe(1);
    expect(renamed.stderr).toContain(refused("_data/site.ts"));
    expect(renamed.stderr).toContain(
      "of the example are still here; git rm what you do not need: seeds/2018/2018-01-30-ferry-last-sailing.md, ",
    );
    write({ "_data/site.ts": before, "seeds/pages/contact.md": "---\ntitle: Ours\n---\nText.\n" });
    expect((await run(["init", ...flagsFor("en")])).stderr).toContain(refused("seeds/pages/contact.md"));
    expect(read("_data/site.ts")).toBe(before);
    expect([read("seeds/pages/contact.md").includes("Ours"), has("seeds/pages/standards.md")]).toEqual([true, true]);

    const own = await founded("de");
    const again = await own.run(["init", ...flagsFor("de")]);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain("init would overwrite _data/sections.ts, _data/authors.ts, ");
    expect(again.stderr).not.toContain("of the example are");
  });

  test("without a terminal it names every flag that is missing or wrong, and writes nothing", async () => {
    const { run, read } = example();
    const before = read("_data/site.ts");
    const { code, stdout, stderr } = await run([
      ...[
        "init",
        "--name",
        "Post",
        "--language",
        "nl",
        "--time-zone",
        "Berlin",
        "--email",
        "desk",
        "--sections",
        "Local, Local",
      ],
    ]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(`Without a terminal, init needs all of its flags. Missing: --tagline, --url, --place, --author.
--language: "nl" is not a language that init knows. Use one of: en, de, fr, es, ar, pt; en-GB, pt-BR and the like too.
--time-zone: "Berlin" is not a time zone. Did you mean "Europe/Berlin"?
--email: "desk" is not an e-mail address. Write it like desk@example.org.
--sections: "Local" is named twice. Take one out.
The flags: npm run init -- --help
`);
    expect(read("_data/site.ts")).toBe(before);
  });

  test.each([
    [
      "Archive",
      "en",
      '--sections: "Archive" would be at /archive/, which is the address of another page. Choose another word.',
    ],
    [
      "Kontakt",
      "de",
      '--sections: "Kontakt" would be at /kontakt/, which is the address of another page. Choose another word.',
    ],
    [" , ", "en", "--sections: Name at least one section."],
  ])("takes no section %s in %s", async (sections, language, says) => {
    const { code, stderr } = await example().run(["init", ...flagsFor(language), "--sections", sections]);
    expect([code, stderr.split("\n")[0]]).toEqual([2, says]);
  });

  test("asks on a terminal for what the flags do not say, and proposes what it can", async () => {
    const { folder, read } = example();
    const flags = ["--url", "https://bote.test/", "--time-zone", "Europe/Berlin", "--author", "Jörg Weiß"];
    const answers = ["Bote", "Täglich", "dutch", "de", "Neustadt", "bote.test", "desk@bote.test", ""];
    const { code, asked, stdout } = await onTerminal(folder, ["init", ...flags], answers);
    expect(asked).toContain(
      'Language (en, de, fr, es, ar, pt; en-GB and the like) [en]: "dutch" is not a language that init knows.',
    );
    expect(asked).toMatch(
      /Sections, with commas, in the order of the paper \[Lokales, Politik, Wirtschaft, Kultur, Sport, Meinung\]: $/,
    );
    expect([code, stdout.split("\n")[0]]).toEqual([
      0,
      expect.stringMatching(/^Bote begins: \d+ files written, \d+ files of the example removed\.$/),
    ]);
    expect(read("_data/navigation.ts")).toContain('["lokales", "politik", "wirtschaft", "kultur", "sport", "meinung"]');
  });
});

test("every language asks the same things", () => {
  const shape = Object.values(starters).map(({ pages }) => pages.slice(0, 4).map(({ parts }) => parts.length));
  for (const each of shape) expect(each).toEqual([3, 3, 6, 4]);
});

test("the first pages of every language are known to search engines as About and Contact", async () => {
  const pages = Object.entries(starters).flatMap(([language, starter]) =>
    starter.pages
      .slice(0, 2)
      .map(({ title }, index) => [pageName(title, language), ["AboutPage", "ContactPage"][index]]),
  );
  const site = await siteOf({
    "seeds/a.md": story(),
    ...Object.fromEntries(pages.map(([name]) => [`seeds/pages/${name}.md`, "---\ntitle: We\n---\nText.\n"])),
  });
  for (const [name, type] of pages) expect(site.read(`${name}/index.html`)).toContain(`"@type":"${type}"`);
});

test.each([
  ["The Herald", "H"],
  ["L’Écho", "É"],
  ["Östersund-Posten", "Ö"],
  ["الميناء", "م"],
  ["«24 heures»", "2"],
  ["Die", "D"],
  ["!", "?"],
])("the initial of %s is %s", (name, initial) => {
  expect(initialOf(name)).toBe(initial);
});

test("a drawing escapes the name", () => {
  expect(wordmarkOf("A & <B>")).toContain(">A &amp; &lt;B&gt;</text>");
});

test("a literal is what the formatter would write", () => {
  expect(literal('Say "yes"')).toBe(`'Say "yes"'`);
  expect(literal({ a: { "b-c": { d: ["x"], e: 1 } }, f: [] })).toBe(
    '{\n  a: {\n    "b-c": { d: ["x"], e: 1 },\n  },\n  f: [],\n}',
  );
  const long = "word ".repeat(24).trim();
  expect(literal({ text: long })).toBe(`{\n  text:\n    "${long}",\n}`);
});
