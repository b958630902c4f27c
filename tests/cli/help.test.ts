import { expect, it } from "vitest";
import { commands } from "../../src/cli/commands/commands.ts";
import { flags } from "../../src/cli/flags.ts";
import { helpOf } from "../../src/cli/help.ts";
import { paper } from "./paper.ts";

const known = Object.entries(commands).flatMap(([name, { does }]) => (does === undefined ? [] : name));

it.each([
  { argv: [], says: "Name a command.\nThe commands:" },
  {
    argv: ["publish"],
    says: 'There is no command "publish". Use one of: init, new, start, check, build, merge, work, moved, deploy, notify, ci.',
  },
  { argv: ["chekc"], says: 'There is no command "chekc". Did you mean "check"?' },
  { argv: ["constructor"], says: 'There is no command "constructor".' },
  {
    argv: ["build", "--sedes", "x"],
    says: 'There is no flag --sedes. Did you mean "--seeds"?\nThe flags: npm run build -- --help\n',
  },
  { argv: ["build", "--type", "opinion"], says: "--type works with new only.\nThe flags: npm run build -- --help\n" },
  { argv: ["check", "--full"], says: "--full works with build and merge only.\n" },
  { argv: ["new", "Wall", "--port", "1"], says: "--port works with start only.\n" },
  { argv: ["moved", "--json"], says: "--json works with build, merge, and check only.\n" },
  { argv: ["start", "--explain", "/"], says: "--explain works with build only.\nThe flags: npm start -- --help\n" },
  { argv: ["build", "seeds"], says: '"seeds" is not a flag. Folders are named with --seeds, --data and --output.' },
  { argv: ["new"], says: 'Give the story a headline: npm run new -- "Harbour wall to be raised".' },
])("$argv is wrong usage: exit 2, with what to type", async ({ argv, says }) => {
  const { code, stdout, stderr } = await paper({}).run(argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(says);
});

it("a flag before the two hyphens, which npm keeps for itself, is wrong usage, except those that npm has too", async () => {
  const { run, has } = paper({});
  expect(await run(["new", "Wall", "rises", "town"], { npm_config_section: "true" })).toEqual({
    code: 2,
    stdout: "",
    stderr:
      "npm took --section for itself. Write two hyphens before the flags: npm run new -- --section …\nThe flags: npm run new -- --help\n",
  });
  expect(has("seeds")).toBe(false);
  expect((await run(["new", "Wall rises"], { npm_config_json: "true", npm_config_hold: "true" })).code).toBe(0);
});

it("the help of a command says what it does, its flags and one example", async () => {
  const { run } = paper({});
  expect(await run(["new", "--help"])).toEqual({
    code: 0,
    stderr: "",
    stdout: `npm run new -- "Headline" [flags]: begins a story: a draft with its headline, section and authors.

  --section ID             the section, as in _data/sections.ts
  --type TYPE              news, analysis, opinion, explainer, interview, review
  --author NAME            the author: of new an id of _data/authors.ts or a name, once for each; of init the first one's name
  --edit                   open the file in your editor (the environment variable EDITOR)
  --seeds DIR              another folder of stories than seeds
  --data DIR               another folder than _data
  --now 2026-12-24T18:00Z  as if it were then

Example: npm run new -- "Harbour wall to be raised" --section town --edit
`,
  });
  const { code, stdout } = await run(["--help"]);
  expect(code).toBe(0);
  for (const name of known) expect(stdout).toContain(name === "start" ? "  npm start " : `  npm run ${name} `);
});

it.each(known)("the example of %s can be typed as it is, and every flag of it is explained", async (name) => {
  const { example = "", load } = commands[name] ?? {};
  const words = [...example.matchAll(/--([a-z][\w-]*)/g)].map(([, flag = ""]) => flag);
  for (const flag of words) expect(helpOf(name)).toContain(`--${flag}`);
  expect(helpOf(name)).toContain(`Example: ${example}`);
  expect(typeof (await load?.())).toBe("function");
});

it("every flag is of a command, and says what it does", () => {
  for (const { of, does } of Object.values(flags)) {
    expect(does).not.toBe("");
    for (const name of of) expect(Object.keys(commands)).toContain(name);
  }
});
