import { readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { story } from "../site/site.ts";
import { clone, paper } from "./paper.ts";

const lastLine = (text: string): string | undefined => text.trimEnd().split("\n").at(-1);

/** Lets time pass: of a file that changed less than two seconds before a build nothing is remembered. */
function later(): void {
  const now = Date.now() + 3000;
  const clock = vi.spyOn(Date, "now").mockReturnValue(now);
  onTestFinished(() => clock.mockRestore());
}

const wall = { "seeds/2026-03-02-wall.md": story({ title: "Wall rises" }) };
const broken = { "seeds/2026-03-03-bell.md": story({ title: "Bell rings", section: "wrold" }) };

it("build publishes the edition, tells the terminal how many pages, and draws no bar where there is no terminal", async () => {
  const { spawn, has, write } = paper(wall);
  const first = await spawn(["build"]);
  expect(first).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^built (\d+) pages: \1 printed, 0 unchanged, 0 removed, in \d+\.\d\d s\n$/),
    stderr: "",
  });
  expect(has("_site/2026/03/02/wall/index.html")).toBe(true);

  write({ "seeds/2026-03-02-wall.md": story({ title: "Wall rises", draft: true }) });
  const second = await spawn(["build"]);
  expect(second.code).toBe(0);
  expect(lastLine(second.stdout)).toMatch(
    /^built \d+ pages: [1-9]\d* printed, [1-9]\d* unchanged, [1-9]\d* removed, in \d+\.\d\d s$/,
  );
  expect(has("_site/2026/03/02/wall/index.html")).toBe(false);
});

it("build prints what changed, says nothing changed where nothing did, and explains both without building", async () => {
  const { run, write, read } = paper({ ...wall, "seeds/2026-03-03-bell.md": story({ title: "Bell rings" }) });
  const explain = async (address: string) => (await run(["build", "--explain", address])).stdout.trimEnd();
  expect(await explain("/2026/03/02/wall/")).toBe(
    "2026/03/02/wall/index.html is printed, since the last edition does not have it.",
  );
  await run(["build"]);
  const before = read("_site/index.html");
  expect(lastLine((await run(["build"])).stdout)).toMatch(
    /^built (\d+) pages: 0 printed, \1 unchanged, 0 removed, in /,
  );
  expect(await explain("https://post.example/2026/03/02/wall/")).toBe(
    "2026/03/02/wall/index.html stays as it is: nothing that it is made of has changed.",
  );
  write({ "seeds/2026-03-02-wall.md": story({ title: "Wall falls" }) });
  expect(await explain("/")).toBe("index.html is printed, since what it shows has changed.");
  expect(await explain("/about/")).toBe("/about/ is in neither this edition nor the last one.");
  expect(read("_site/index.html")).toBe(before);
  write({ "_site/corrections/index.html": "mine" });
  expect(await explain("/corrections/")).toBe(
    "corrections/index.html is printed, since somebody changed or removed the file in the output folder.",
  );
  await run(["build"]);
  expect(read("_site/corrections/index.html")).toContain("</h1>");
});

it("build --full prints everything, and moves only what has other bytes", async () => {
  const { run, edit, read } = paper(wall);
  await run(["build"]);
  edit("_site/2026/03/02/wall/index.html", (text) => text.replace("Wall rises", "Wall fakes"));
  expect(lastLine((await run(["build", "--full"])).stdout)).toMatch(/^built \d+ pages: 1 printed, /);
  expect(read("_site/2026/03/02/wall/index.html")).not.toContain("Wall fakes");
});

it("build reads all seeds again where what it remembers of them is damaged, and says so", async () => {
  const { run, spawn, folder, read, write } = paper(wall);
  await run(["build"]);
  const [state = ""] = readdirSync(join(folder, ".broadsheet")).filter((name) => /^[\da-f]{8}$/.test(name));
  const entries = join(".broadsheet", state, "drafts/entries");
  write({ [entries]: read(entries).replaceAll("council", "Council") });
  // A process that has the cache open keeps it.
  const { code, stderr } = await spawn(["build", "--full"]);
  expect(code).toBe(0);
  expect(stderr).toBe(`.broadsheet/${state}/drafts is damaged: all seeds are read again.\n`);
  expect(read("_site/2026/03/02/wall/index.html")).toContain("The council met");
  expect((await run(["build"])).stderr).toBe("");
});

it("build names what others put into the output folder, and --clean removes it", async () => {
  const { run, write, has } = paper(wall);
  await run(["build"]);
  write({ "_site/CNAME": "post.example", "_site/2026/notes/x.txt": "mine" });
  const named = "Not of this edition, and left as they are (--clean removes them): 2026/notes, CNAME\n";
  expect((await run(["build"])).stderr).toBe(named);
  expect((await run(["build"])).stderr).toBe(named);
  expect((await run(["build", "--clean"])).stderr).toBe("");
  expect([has("_site/CNAME"), has("_site/2026/notes"), has("_site/index.html")]).toEqual([false, false, true]);
});

it.each([
  [".", "holds the whole project"],
  ["..", "holds the whole project"],
  ["seeds/public", "is not apart from seeds"],
  ["_data", "is not apart from _data"],
  ["nowhere", "is a link that leads nowhere"],
  ["package.json", "is a file"],
  ["package.json/public", "lies below a file"],
])("build writes no site into %s", async (output, says) => {
  const { run, has, folder } = paper(wall);
  symlinkSync("unmounted", join(folder, "nowhere"));
  expect(await run(["build", "--clean", "--output", output])).toEqual({
    code: 1,
    stdout: "",
    stderr: [
      `${output}:1: output: ${says}. Name another folder with --output.`,
      "1 problem: nothing was published, the last edition stays as it was.",
      "",
    ].join("\n"),
  });
  expect([has("seeds/2026-03-02-wall.md"), has("_data/site.ts"), has(".broadsheet")]).toEqual([true, true, false]);
});

it("build sees a link among the seeds that came when nothing else changed", async () => {
  const { run, folder } = paper(wall);
  later();
  await run(["build"]);
  expect((await run(["build"])).stderr).toBe("");
  symlinkSync("../package.json", join(folder, "seeds/2026-03-03-out.md"));
  const { code, stderr } = await run(["build"]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^seeds\/2026-03-03-out\.md:1: file: is a link that leads out of the seeds folder\. /);
});

it("build --json is one value for machines, and --verbose tells the time of each phase", async () => {
  const { run, write } = paper(wall);
  const { stdout, stderr } = await run(["build", "--json", "--verbose"]);
  expect(stderr).toBe("");
  const said = JSON.parse(stdout);
  expect(said).toMatchObject({ published: true, unchanged: 0, removed: 0, problems: [] });
  expect(said.printed).toBe(said.pages);
  write({ "seeds/2026-03-02-wall.md": story({ title: "Wall falls" }) });
  expect((await run(["build", "--verbose"])).stderr).toMatch(
    /^look: \d+ ms\nload: \d+ ms\nread: \d+ ms\nmake: \d+ ms\ncompare: \d+ ms\npictures: \d+ ms\nprint: \d+ ms\npublish: \d+ ms\n$/,
  );
  write(broken);
  const faulty = await run(["build", "--json"]);
  expect([faulty.code, JSON.parse(faulty.stdout).published]).toEqual([1, false]);
});

it("build with a problem exits 1, says what is wrong and writes nothing", async () => {
  const { run, has } = paper({ ...wall, ...broken });
  expect(await run(["build"])).toEqual({
    code: 1,
    stdout: "",
    stderr: [
      'seeds/2026-03-03-bell.md:4: section: "wrold" is not a section. Did you mean "world"?',
      "1 problem: nothing was published, the last edition stays as it was.",
      "",
    ].join("\n"),
  });
  expect(has("_site")).toBe(false);
});

it("build --hold prints the edition without the faulty stories, names them and still exits 1", async () => {
  const { run, has } = paper({ ...wall, ...broken });
  const { code, stdout, stderr } = await run(["build", "--hold"]);
  expect(code).toBe(1);
  expect(stderr).toContain('seeds/2026-03-03-bell.md:4: section: "wrold" is not a section.');
  expect(lastLine(stderr)).toBe("held back: seeds/2026-03-03-bell.md");
  expect(lastLine(stdout)).toMatch(/^built \d+ pages: /);
  expect(has("_site/2026/03/02/wall/index.html")).toBe(true);
  expect(has("_site/2026/03/02/bell/index.html")).toBe(false);
});

it("build takes its folders, its address and its time from the flags", async () => {
  const { run, read, has } = paper({
    "copy/early.md": story({ title: "Early" }),
    "copy/late.md": story({ title: "Late", date: "2026-05-31T10:00:00Z" }),
  });
  const argv = [
    "build",
    "--seeds",
    "copy",
    "--output",
    "out/site",
    "--url",
    "https://example.org/",
    "--path-prefix",
    "/news/",
  ];
  const { code, stdout } = await run([...argv, "--now", "2026-05-30T00:00:00Z"]);
  expect(code).toBe(0);
  expect(stdout).toContain(
    "The edition next changes by itself on 31 May 2026 at 11:00 BST, when copy/late.md is published: build it again then.\n",
  );
  expect(read("out/site/2026/03/02/early/index.html")).toContain("https://example.org/news/2026/03/02/early/");
  expect(has("out/site/2026/05/31/late/index.html")).toBe(false);
});

it("SOURCE_DATE_EPOCH stands in for --now, which is stronger", async () => {
  const { run, has } = paper(wall);
  const before = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 2, 1) / 1000) };
  await run(["build"], before);
  expect(has("_site/2026/03/02/wall/index.html")).toBe(false);
  await run(["build", "--now", "2026-03-03"], before);
  expect(has("_site/2026/03/02/wall/index.html")).toBe(true);
});

it("a fault of ours exits 3, says so, and says what to report", async () => {
  const { run, edit, has } = clone(wall);
  edit("src/site/routes/front.ts", (text) => text.replace(/(view: \(.*?\) => )/, "$1missing() || "));
  edit(
    "src/site/routes/front.ts",
    (text) => `${text}\nfunction missing(): never {\n  throw new Error("no front");\n}\n`,
  );
  const { code, stdout, stderr } = await run(["build", "--hold"]);
  expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  expect(stderr).toMatch(/^This is a fault of Broadsheet, not of your copy\. Please report it/);
  expect(stderr).toContain(`node ${process.version}, ${process.platform} ${process.arch}: broadsheet build --hold\n`);
  expect(stderr).toContain("Error: no front\n");
  expect(has("_site")).toBe(false);
});

it("a layout that is none is the outlet's to mend: exit 1", async () => {
  const { run, edit, has } = paper(wall);
  edit("_includes/layouts/front.njk", (text) => `{% if %}\n${text}`);
  const { code, stdout, stderr } = await run(["build", "--hold"]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(
    /^_includes\/layouts\/front\.njk:1: layout: {% if %} is not closed\. Write {% endif %} where it ends\./,
  );
  expect(has("_site")).toBe(false);
});

it("code that cannot be compiled is no fault of the copy: exit 3, with the file and the line", async () => {
  const { run, edit } = clone(wall);
  edit("src/cli/main.ts", (text) => `${text}\nconst const;\n`);
  const { code, stdout, stderr } = await run(["build"]);
  expect([code, stdout]).toEqual([3, ""]);
  expect(stderr).toMatch(/^This is a fault in the code of Broadsheet or in how it is installed, not in your copy\.$/m);
  expect(stderr).toMatch(/^src\/cli\/main\.ts:\d+:\d+: ERROR: /m);
});

it.each([
  "process.exit(0);",
  "await new Promise(() => {});",
])("code beside a story that says %s does not look like a build", async (code) => {
  const { spawn } = paper({ ...wall, "seeds/2026-03-02-wall.11tydata.ts": `${code}\nexport default {};\n` });
  expect(await spawn(["build"])).toEqual({
    code: 3,
    stdout: "",
    stderr:
      "Broadsheet ended before it was done: code in _data or in a sidecar ends the process or waits for ever, or Broadsheet has a fault.\n",
  });
});

it("check says what was removed from stories as received and which files hold comments, and writes nothing", async () => {
  const { run, has } = paper({
    "seeds/2026-03-02-wall.txt":
      "Wall rises\n\nThe wall rose on Monday.\n\n- Advertisement -\n\nIt <!-- TODO: check -->\nrises on.\n",
    "seeds/2026-03-02-wall.11tydata.ts": 'export default { date: "2026-03-02" };\n',
  });
  const { code, stdout, stderr } = await run(["check"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(
    /^seeds\/2026-03-02-wall\.txt:7: removed \(comment\): <!-- … -->\nseeds\/2026-03-02-wall\.txt:5: removed \([\w -]+\): - Advertisement -\nchecked \d+ pages in \d+\.\d\d s\n$/,
  );
  expect([has("_site"), has(".broadsheet")]).toEqual([false, false]);
});

it("check finds what build would find", async () => {
  const { code, stderr } = await paper({ ...wall, ...broken }).run(["check"]);
  expect(code).toBe(1);
  expect(stderr).toContain('seeds/2026-03-03-bell.md:4: section: "wrold" is not a section. Did you mean "world"?\n');
});

it("moved writes into the seeds folder that it is given, and a second time nothing", async () => {
  const { run, read, write, remove } = paper({
    "copy/wall.md": story({ title: "Wall rises" }),
    "copy/bell.md": story({ title: "Bell rings" }),
  });
  const flags = ["--seeds", "copy", "--output", "out"];
  await run(["build", ...flags]);
  write({ "copy/late/quay.md": read("copy/wall.md") });
  remove("copy/wall.md");
  remove("copy/bell.md");
  write({ "copy/tower.md": story({ title: "Tower stands" }, "It stands.") });
  await run(["build", ...flags]);
  expect(await run(["moved", ...flags])).toEqual({
    code: 0,
    stdout: [
      "/2026/03/02/bell/ was withdrawn: copy/withdrawn.yaml",
      "/2026/03/02/wall/ leads to /2026/03/02/quay/, and its id stays 2026-03-02-wall: copy/late/quay.md",
      "build again to publish these changes",
      "",
    ].join("\n"),
    stderr: "",
  });
  const written = ["copy/late/quay.md", "copy/withdrawn.yaml"].map(read);
  expect((await run(["moved", ...flags])).stdout).toBe(
    "there is nothing to do: every former address leads to a page\n",
  );
  expect(["copy/late/quay.md", "copy/withdrawn.yaml"].map(read)).toEqual(written);
});

it("build says in one line how much it left out of stories as received, and check names each line", async () => {
  const copy = "The northern quay will be closed until the spring, the harbour board said on Monday.";
  const received = `Quay to close\n\n2026-03-02\n\n${copy}\n\n${copy}\n\nShare on Facebook\n`;
  const { run, write } = paper({ "seeds/a.txt": received });
  const built = await run(["build"]);
  expect(built.stderr).toBe('2 lines that are not copy were removed from 1 story. "npm run check" lists them.\n');
  const checked = await run(["check"]);
  expect(checked.stderr).toBe("");
  expect(checked.stdout).toContain("seeds/a.txt:9: removed (share call): Share on Facebook\n");

  write({ "seeds/b.txt": received.replace("Quay", "Pier") });
  expect((await run(["build"])).stderr).toBe(
    '4 lines that are not copy were removed from 2 stories. "npm run check" lists them.\n',
  );
});
