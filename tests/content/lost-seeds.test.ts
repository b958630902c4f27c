import { expect, test } from "vitest";
import { ingestFiles, story } from "./seeds.ts";

// What is said of a link to a seed that is not there, once all seeds are read.

const link = (to: string) => ({ "seeds/2026/x.md": story("", `[It](${to})\n`) });
const lost = (to: string) => `seeds/2026/x.md:5: body: the link leads to "${to}", which`;
const HOW = 'Name a file relative to this one, or an address of this site that begins with "/".';

test.each([
  ["2019-09-05-quay.md", 'was renamed to "harbour.md". Write "../2019/harbour.md".'],
  ["../2019/quay.md", 'was renamed to "harbour.md". Write "../2019/harbour.md".'],
  ["older-quay.md", 'was renamed to "harbour.md". Write "../2019/harbour.md".'],
  ["harbour.md", 'is not a seed. Did you mean "../2019/harbour.md"?'],
  ["../2019/harbour.markdown", 'is not a seed. Did you mean "../2019/harbour.md"?'],
  ["../2019/harbuor.md", 'is not a seed. Did you mean "../2019/harbour.md"?'],
  ["abuot.md", 'is not a seed. Did you mean "../pages/about.md"?'],
  ["bridge.md", `is not a seed. ${HOW}`],
])("a link to %s", async (to, says) => {
  const { messages, problems } = await ingestFiles({
    ...link(to),
    "seeds/2019/harbour.md": story("id: 2019-09-05-quay\naliases: [/2019/09/05/older-quay/]"),
    "seeds/pages/about.md": "---\ntitle: About\n---\nWe are.\n",
  });
  expect(messages).toEqual([`${lost(to)} ${says}`]);
  expect(problems[0]).not.toHaveProperty("seed");
});
