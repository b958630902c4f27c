import { expect, test } from "vitest";
import { siteOf, story } from "./site.ts";

const SECRET = "<!-- TODO legal: do not name the boy -->";

test("no file of the site holds a word of a comment, wherever it was written", async () => {
  const { said, files, read } = await siteOf({
    "_data/policy.ts": "export default { llms: { twins: true } };",
    "seeds/wall.svg":
      '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20"/></svg>',
    "seeds/a.md": story(
      {
        title: `Council ${SECRET} meets`,
        description: `${SECRET}It met.`,
        kicker: `Town${SECRET}`,
        tags: [`Wall ${SECRET}`],
        authors: [`Jo ${SECRET} Day`],
        image: { src: "wall.svg", alt: `A wall${SECRET}`, caption: `${SECRET} Dawn`, credit: `T${SECRET}` },
        corrections: [{ date: "2026-03-03", text: `It was ${SECRET} Monday.` }],
      },
      `${SECRET}\nLONDON ${SECRET} (Reuters) – It met.${SECRET}[^1]\n\n## Why ${SECRET}\n\n| a ${SECRET} |\n|---|\n| ${SECRET} |\n\n- ${SECRET}\n- [a ${SECRET}](/about/ "b ${SECRET}")\n\n<!--\n\nboy\n\n-->\n\n![A ${SECRET} wall](wall.svg "Low ${SECRET}")\n\n[^1]: Note ${SECRET}`,
    ),
    "seeds/b.txt": `Quay ${SECRET} opened\n2026-03-02\n\n${SECRET}\nThe quay ${SECRET} opened.\n`,
    "seeds/b.11tydata.ts": `export default { kicker: "Quay ${SECRET}" };`,
    "seeds/pages/about.md": `---\ntitle: "About ${SECRET}"\n---\nWe ${SECRET} are.\n`,
  });
  expect(said.filter((line) => !line.includes("warning"))).toEqual([]);
  expect(files).toContain("2026/03/02/a/index.html");
  expect(files.some((file) => file.endsWith(".md"))).toBe(true);
  expect(files.filter((file) => /TODO|legal|the boy|boy/.test(read(file)) || /TODO|legal|boy/.test(file))).toEqual([]);
});
