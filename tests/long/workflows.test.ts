import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "js-yaml";
import { expect, onTestFinished, test } from "vitest";
import { clone } from "../cli/paper.ts";
import { everyPolicy, story } from "../site/site.ts";

/** A clean folder with the code, `npm run` and a story that was renamed since the first commit, and a folder to deploy to. */
function cleanFolder() {
  const target = realpathSync(mkdtempSync(join(tmpdir(), "broadsheet-test-")));
  onTestFinished(() => rmSync(target, { recursive: true, force: true }));
  const project = clone({
    ...everyPolicy,
    "seeds/a.md": story(),
    ".nvmrc": "22\n",
    ".gitignore": readFileSync(".gitignore", "utf8"),
  });
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@post.example", ...args], { cwd: project.folder });
  git("init", "-q", "-b", "main");
  git("add", "-A", ".");
  git("commit", "-q", "-m", "First");
  git("mv", "seeds/a.md", "seeds/b.md");
  git("commit", "-q", "-m", "Renamed");
  return { ...project, target: join(target, "www") };
}

/** Runs commands as a job does: one shell for each step, which stops at the first command that fails. @returns what they print */
function runSteps(
  folder: string,
  steps: readonly string[],
  shell: readonly string[],
  env: Record<string, string> = {},
): string {
  const [program = "", ...args] = shell;
  return steps
    .map((step) =>
      execFileSync(program, [...args, step], {
        cwd: folder,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, CI: "true", ...env },
      }),
    )
    .join("");
}

/** A step of a workflow, as far as these tests read it. */
interface Step {
  readonly id?: string;
  readonly run?: string;
}

/** The commands of a workflow's job. The packages are there: `npm ci` is left out. */
const stepsOf = (text: string): Step[] =>
  Object(load(text)).jobs.publish.steps.filter(({ run }: Step) => run !== undefined && run !== "npm ci");

const commandsOf = (steps: readonly Step[]): string[] =>
  steps.flatMap(({ id, run }) => (id === "due" ? [] : (run ?? [])));

test.each([
  ["github", ".github/workflows/publish.yml", ["bash", "-e", "-c"]],
  ["forgejo", ".forgejo/workflows/publish.yml", ["sh", "-e", "-c"]],
])("the steps of %s publish a paper from a clean folder, and an hour later nothing is due", async (service, file, shell) => {
  const { folder, read, spawn, target } = cleanFolder();
  expect(await spawn(["ci", service, target])).toMatchObject({ code: 0, stderr: "" });
  const steps = stepsOf(read(file));
  const output = join(folder, "github-output");
  runSteps(folder, commandsOf(steps), shell);
  expect(existsSync(join(target, "2026/03/02/b/index.html"))).toBe(true);
  expect(readdirSync(join(target, ".well-known"))).toContain("security.txt");
  const due = steps.flatMap(({ id, run }) => (id === "due" ? (run ?? []) : []));
  runSteps(folder, due, shell, { GITHUB_OUTPUT: output });
  expect(readFileSync(output, "utf8")).toBe("due=false\n");
});

test("the job of gitlab leaves the site in public, hidden files too", async () => {
  const { folder, read, spawn } = cleanFolder();
  expect(await spawn(["ci", "gitlab"])).toMatchObject({ code: 0, stderr: "" });
  const [, ...script]: string[] = Object(load(read(".gitlab-ci.yml"))).pages.script;
  runSteps(folder, [script.join("\n")], ["bash", "-e", "-c"]);
  expect(existsSync(join(folder, "public/2026/03/02/b/index.html"))).toBe(true);
  expect(readdirSync(join(folder, "public/.well-known"))).toContain("security.txt");
});

test("the service of systemd publishes what lies in the folder", async () => {
  const { folder, read, spawn, target } = cleanFolder();
  expect(await spawn(["ci", "systemd", target])).toMatchObject({ code: 0, stderr: "" });
  const [unit = ""] = readdirSync(join(folder, ".systemd"));
  const commands = [...read(`.systemd/${unit}`).matchAll(/^ExecStart=(.*)$/gm)].map(([, command = ""]) => command);
  runSteps(folder, commands, ["sh", "-e", "-c"]);
  expect(existsSync(join(target, "2026/03/02/b/index.html"))).toBe(true);
});
