import { expect, test } from "vitest";
import { ingestFiles, story } from "./seeds.ts";

// What is said of a link to a seed that is not there, once all seeds are read.

const link = (to: string) => ({ "seeds/2026/x.md": story("", `[It](${to})\n`) });
const lost = (to: string) => `seeds/2026/x.md:5: body: the link leads to "${to}", which`;
const HOW =
  'Write the name of its file as seen from this one ("../2019/harbour.md"), or an address of this site ("/about/").';

test.each([
  ["2019-09-05-quay.md", 'was renamed to "harbour.md". Write "../2019/harbour.md".'],
  ["../2019/quay.md", 'was renamed to "harbour.md". Write "../2019/harbour.md".'],
  ["older-quay.md", 'was renamed to "harbour.md". Write "../2019/harbour.md".'],
  ["harbour.md", 'is no story or page. Did you mean "../2019/harbour.md"?'],
  ["../2019/harbour.markdown", 'is no story or page. Did you mean "../2019/harbour.md"?'],
  ["../2019/harbuor.md", 'is no story or page. Did you mean "../2019/harbour.md"?'],
  ["abuot.md", 'is no story or page. Did you mean "../pages/about.md"?'],
  ["../2019/Harbour.MD", 'is no story or page. Did you mean "../2019/harbour.md"?'],
  ["Rathäuser.md", 'is no story or page. Did you mean "../2019/rathaeuser.md"?'],
  ["groesse.md", 'is no story or page. Did you mean "../2019/größe.md"?'],
  ["grosse.html", 'is no story or page. Did you mean "../2019/größe.md"?'],
  ["bridge.md", `is no story or page. ${HOW}`],
])("a link to %s", async (to, says) => {
  const { messages, problems } = await ingestFiles({
    ...link(to),
    "seeds/2019/harbour.md": story("id: 2019-09-05-quay\naliases: [/2019/09/05/older-quay/]"),
    "seeds/2019/rathaeuser.md": story(""),
    "seeds/2019/größe.md": story(""),
    "seeds/pages/about.md": "---\ntitle: About\n---\nWe are.\n",
  });
  expect(messages).toEqual([`${lost(to)} ${says}`]);
  expect(problems[0]).not.toHaveProperty("seed");
});

test.each([
  ["Bericht.PDF", '"bericht.pdf"'],
  ["../2019/bericht.pdf", '"bericht.pdf"'],
  ["Bericht.txt", '"bericht.md"'],
  ["Haushaltspläne.xlsx", '"../media/haushaltsplaene.ods"'],
])("a link to the file %s", async (to, meant) => {
  const { messages } = await ingestFiles({
    ...link(to),
    "seeds/2026/bericht.pdf": "%PDF-1.7",
    "seeds/media/haushaltsplaene.ods": "PK",
    "seeds/2026/bericht.md": story(""),
  });
  expect(messages.filter((each) => each.includes("/x.md"))).toEqual([
    `seeds/2026/x.md:5: body: the link leads to "${to}", and there is no such file. Did you mean ${meant}?`,
  ]);
});
