import { expect, test } from "vitest";
import { siteOf, story } from "./site.ts";

// A line that begins with ??? is for editors: what `init` asks in a standing page, and where the text goes in a story that `new` began.

const ASKING = `---
title: About
---
## Who we are

??? Who makes this paper?

  ??? Who owns it?

`;
const contact = { "seeds/pages/contact.md": "---\ntitle: Contact\n---\nWrite to [us](/about/#who-we-are).\n" };
const navigation = {
  "_data/navigation.ts": 'export default { header: [], footer: [{ label: "About", path: "/about/" }] };',
  "_data/policy.ts": 'export default { llms: {}, principles: { ownershipFundingInfo: "/about/#who-we-are" } };',
};
const warned =
  "seeds/pages/about.md:6: warning: body: has 2 questions without an answer, so the page is not published. Replace each line that begins with ??? with your answer, or delete it.";

test("a standing page with a question is in no file, and its link waits; when all are answered, it is published", async () => {
  const site = await siteOf({ "seeds/a.md": story(), "seeds/pages/about.md": ASKING, ...navigation });
  expect(site.said).toEqual([warned]);
  expect(site.files).not.toContain("about/index.html");
  const naming = site.files.filter((file) => site.read(file).includes("/about/") || site.read(file).includes("???"));
  expect(naming).toEqual([]);

  const answered = ASKING.replace("??? Who makes this paper?", "Three of us.").replace("  ??? Who owns it?", "We do.");
  const again = await site.again({ "seeds/pages/about.md": answered });
  expect(again.said).toEqual([]);
  expect(again.read("about/index.html")).toContain("Three of us.");
  expect(again.read("index.html")).toContain('<a href="/about/">About</a>');
  expect(again.read("llms.txt")).toContain("/about/");
});

test("a link from a text to such a page is printed as text until then", async () => {
  const site = await siteOf({ "seeds/a.md": story(), ...contact, "seeds/pages/about.md": ASKING, ...navigation });
  expect(site.said).toEqual([
    warned,
    'seeds/pages/contact.md:4: warning: body: the link to "/about/#who-we-are" is printed as text, since that page has questions without an answer. It becomes a link when the page is published.',
  ]);
  expect(site.read("contact/index.html")).toContain("Write to us.");
});

test("such a link waits in an edition without faulty stories too", async () => {
  const faulty = { "seeds/b.md": story({ section: "twon" }) };
  const files = { "seeds/a.md": story(), ...contact, ...faulty, "seeds/pages/about.md": ASKING };
  const site = await siteOf(files, { hold: true });
  expect(site.result.held.map((file) => file.replace(`${site.folder}/`, ""))).toEqual(["seeds/b.md"]);
  expect(site.read("contact/index.html")).toContain("Write to us.");
});

test("a story with such a line stops the build, at its line, unless it is a draft; question marks alone are copy", async () => {
  const body = "Our first words.\n\n??? What did the mayor say?\n";
  const before = "Write the story here, and take out “draft: true” when it may be read.";
  const site = await siteOf({
    "seeds/a.md": story({ title: "A", embargo: "2027-01-01" }, body),
    "seeds/b.md": story({ title: "B", draft: true }, body),
    "seeds/c.md": story({ title: "C", draft: false, section: "wrold" }, body),
    "seeds/d.txt": `D\n\n  ${before}\n`,
    "seeds/d.11tydata.ts": 'export default { date: "2026-03-02" };\n',
    "seeds/e.md": story({ title: "E" }, "???\n\n\\??? he wrote.\n\nWhat???\n"),
  });
  const says = (place: string) =>
    `${place}: body: is a question or a note to the editor, which readers must not see. Write the text in its place, or make the story a draft: draft: true.`;
  expect(site.said).toEqual([says("seeds/a.md:8"), says("seeds/c.md:9"), says("seeds/d.txt:3")]);
});

test("such a line is told with what else is wrong with the text, in one run", async () => {
  const body = '??? Who said so?\n\n<iframe src="https://elsewhere.example"></iframe>\n\n[Wall](no-wall.md)\n';
  expect((await siteOf({ "seeds/a.md": story({ title: "A" }, body) })).said).toEqual([
    expect.stringMatching(/^seeds\/a\.md:5: body: is a question or a note to the editor, /),
    expect.stringMatching(/^seeds\/a\.md:7: body: the HTML tag <iframe> cannot be used here\./),
    expect.stringMatching(/^seeds\/a\.md:9: body: the link leads to "no-wall\.md", which is no story or page\./),
  ]);
});

test("a draft whose keys are misread is not asked to become a draft", async () => {
  const file = "---\ntitle: Wall: cost doubles\ndate: 2026-03-02\ndraft: true\n---\n??? What did the mayor say?\n";
  expect((await siteOf({ "seeds/a.md": file })).said).toEqual([
    'seeds/a.md:2: title: has a colon at the end of a word, which YAML reads as the end of a key. Write: title: "Wall: cost doubles"',
  ]);
});
