import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { type LastResult, notPublished } from "../../src/build/result.ts";
import { systemd } from "../../src/cli/ci/systemd.ts";
import { endMove, NOTHING } from "../../src/output/manifest.ts";
import { outputFolder } from "../../src/output/output-folder.ts";
import { outlet } from "../site/site.ts";
import { paper } from "./paper.ts";
import { faultsOfPipeline, faultsOfWorkflow } from "./schemas/schemas.ts";

const SSH = "deploy@example.org:/srv/www/courier";
const GITHUB = ".github/workflows/publish.yml";
const GITLAB = ".gitlab-ci.yml";
const FORGEJO = ".forgejo/workflows/publish.yml";
const withHub = { "_data/site.ts": outlet["_data/site.ts"]?.replace("};", 'hub: "https://hub.example/" };') ?? "" };

test.each([
  ["github", [], GITHUB],
  ["github", [SSH], GITHUB],
  ["forgejo", [SSH], FORGEJO],
  ["forgejo", ["rclone:shop:courier's", "--state", "shop-private:courier"], FORGEJO],
])("the workflow of %s to %j is one that the service's parser takes", async (service, target, file) => {
  const { run, read } = paper(withHub);
  expect(await run(["ci", service, ...target])).toMatchObject({ code: 0, stderr: "" });
  expect(await faultsOfWorkflow(read(file))).toEqual([]);
});

test.each([
  [[]],
  [[SSH]],
  [["rclone:shop:courier", "--state", "shop-private:courier"]],
])("the pipeline of gitlab to %j is one that GitLab's schema takes", async (target) => {
  const { run, read } = paper(withHub);
  expect(await run(["ci", "gitlab", ...target])).toMatchObject({ code: 0, stderr: "" });
  expect(faultsOfPipeline(read(GITLAB))).toEqual([]);
});

test("the workflow for more machines has the actions and the whole history that the written one has", async () => {
  const text = readFileSync(".github/more-machines.yml", "utf8");
  expect(await faultsOfWorkflow(text)).toEqual([]);
  const { run, read } = paper({});
  await run(["ci", "github"]);
  const actionsOf = (workflow: string) =>
    new Map([...workflow.matchAll(/uses: (.*)@(.*)/g)].map(([, action, version]) => [action, version]));
  const written = actionsOf(read(GITHUB));
  for (const [action, version] of actionsOf(text))
    expect([action, version]).toEqual([action, written.get(action) ?? version]);
  expect(text.match(/fetch-depth: 0/g)).toHaveLength(2);
});

test("the schemas find what is wrong", async () => {
  const workflow = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    stepz: []\n    steps:\n      - run: echo\n";
  expect(await faultsOfWorkflow(workflow)).toEqual(["publish.yml (Line: 5, Col: 5): Unexpected value 'stepz'"]);
  expect(faultsOfPipeline("pages:\n  script: [true]\n  resource_group: [a]\n")).not.toEqual([]);
});

test("a workflow has the whole history, the newest cache, least rights, hidden files, and no action but the service's own", async () => {
  const { run, read } = paper(withHub);
  const { stdout } = await run(["ci", "github"]);
  expect(stdout).toBe(
    `${GITHUB}\nIn the repository's settings, below "Pages", choose "GitHub Actions" as the source.\nWrite github into "hosts" of _data/hosting.ts.\n`,
  );
  const text = read(GITHUB);
  expect(load(text)).toMatchObject({
    on: { push: { branches: ["main", "master"] }, schedule: [{ cron: "17 * * * *" }] },
    permissions: { contents: "read", pages: "write", "id-token": "write" },
    concurrency: { group: "publish", "cancel-in-progress": false },
    jobs: {
      publish: {
        if: "github.ref_name == github.event.repository.default_branch || github.event_name == 'schedule'",
      },
    },
  });
  expect(text).toContain("fetch-depth: 0");
  expect(text).toContain("include-hidden-files: true");
  expect(text).toContain(
    "# 720 runs a month of 1 to 2 minutes: 720 to 1,440 minutes. A private repository has 2,000 free, a public one pays nothing.",
  );
  const actions = [...text.matchAll(/uses: (.*)/g)].map(([, action]) => action);
  expect(actions.filter((action) => !/^actions\/[\w/-]+@v\d+$/.test(action ?? ""))).toEqual([]);
  const runs = [...text.matchAll(/run: (.*)/g)].map(([, command]) => command);
  expect(runs).toEqual([
    "npm ci",
    'npm run --silent ci -- due >> "$GITHUB_OUTPUT"',
    "npm run build",
    "npm run check",
    "npm run notify",
  ]);
});

test("a deploy over ssh needs two secrets, which only its own step can read, and no right but to read", async () => {
  const { run, read } = paper({});
  const { stdout } = await run(["ci", "github", SSH]);
  expect(stdout.split("\n").slice(1, 3)).toEqual([
    'In the repository\'s settings, below "Secrets and variables", "Actions", add the secret DEPLOY_KEY: a private SSH key without a passphrase that may do nothing but deploy (ssh-keygen -t ed25519).',
    'In the repository\'s settings, below "Secrets and variables", "Actions", add the secret DEPLOY_KNOWN_HOSTS: what ssh-keyscan HOST prints, once you have compared it with the server\'s own key.',
  ]);
  expect(load(read(GITHUB))).toMatchObject({ permissions: { contents: "read" } });
  expect(read(GITHUB).match(/secrets\.\w+/g)).toEqual(["secrets.DEPLOY_KEY", "secrets.DEPLOY_KNOWN_HOSTS"]);
  expect(read(GITHUB)).toContain(`          npm run deploy -- ${SSH}\n`);
  expect(read(GITHUB)).not.toContain("npm run notify");
});

test("what a shell would take for more than a name is quoted", async () => {
  const { run, read } = paper({});
  await run(["ci", "github", "/srv/it's; echo"]);
  expect(read(GITHUB)).toContain(`npm run deploy -- '/srv/it'\\''s; echo'\n`);
});

test("a file that says something else is not replaced, and one that says the same is written again", async () => {
  const { run, read, write } = paper({ [GITHUB]: "name: Mine\n" });
  expect(await run(["ci", "github"])).toEqual({
    code: 1,
    stdout: "",
    stderr: `${GITHUB}:1: file: is there already, and says something else. Keep it, or remove it first.\n`,
  });
  expect(read(GITHUB)).toBe("name: Mine\n");
  write({});
  expect((await run(["ci", "gitlab"])).code).toBe(0);
  expect((await run(["ci", "gitlab"])).code).toBe(0);
});

test.each([
  [[], "Name a service. Use one of: github, gitlab, forgejo, systemd."],
  [["githab"], '"githab" is no service that is known. Did you mean "github"?'],
  [["forgejo"], `Name a target as npm run deploy takes it: npm run ci -- forgejo ${SSH}`],
  [["github", "/a", "/b"], '"/b" is one target too many.'],
  [
    ["gitlab", "rclone:shop:courier"],
    "Say where the record of what is published may lie, where readers cannot read it: --state REMOTE:PATH",
  ],
  [
    ["github", "rclone::s3,secret_access_key=x:courier", "--state", "private:courier"],
    "Write a target of rclone as rclone:REMOTE:PATH. What REMOTE is, and its keys, are in variables of the environment: RCLONE_CONFIG_REMOTE_TYPE=s3 …",
  ],
])("npm run ci -- %j is answered with what to type", async (words, says) => {
  const { run, has } = paper({});
  const { code, stderr } = await run(["ci", ...words]);
  expect({ code, says: stderr.split("\n")[0] }).toEqual({ code: 2, says });
  expect([has(GITHUB), has(GITLAB)]).toEqual([false, false]);
});

test("due says whether the clock alone has changed the edition since the last build", async () => {
  const { run, folder } = paper({});
  const due = async (now: string) => (await run(["ci", "due", "--now", now])).stdout;
  expect(await due("2026-06-02T11:59Z")).toBe("due=true\n");
  const built = (until: number | null) => {
    const inputs = { fingerprint: "", young: [], seeds: "", others: "" };
    const lastResult: LastResult = { inputs, from: 0, until, result: notPublished, drafts: "", problems: [] };
    endMove(outputFolder(realpathSync(folder), "_site"), { ...NOTHING, lastResult });
  };
  built(Date.UTC(2026, 5, 2, 12));
  expect(await due("2026-06-02T11:59Z")).toBe("due=false\n");
  expect(await due("2026-06-02T12:00Z")).toBe("due=true\n");
  built(null);
  expect(await due("2099-01-01T00:00Z")).toBe("due=false\n");
});

test("a service of systemd builds and deploys every five minutes", async () => {
  const { run, read, folder } = paper({});
  const { stdout } = await run(["ci", "systemd", "/srv/www/100% $HOME"]);
  expect(stdout.replace(/^The service runs as root.*\n/m, "")).toBe(
    `.systemd/the-test-post-publish.service
.systemd/the-test-post-publish.timer
sudo cp .systemd/the-test-post-publish.* /etc/systemd/system/
sudo systemctl enable --now the-test-post-publish.timer
What it says: journalctl -u the-test-post-publish
`,
  );
  const service = read(".systemd/the-test-post-publish.service");
  expect(service).toContain(`WorkingDirectory=${folder}\n`);
  expect(service.match(/^ExecStart=.*/gm)).toEqual([
    `ExecStart=${process.execPath} src/cli/broadsheet.mjs build`,
    `ExecStart=${process.execPath} src/cli/broadsheet.mjs deploy "/srv/www/100%% $$HOME"`,
  ]);
  expect(read(".systemd/the-test-post-publish.timer")).toContain("OnCalendar=*:0/5\n");
});

test.each([["root"], ["0"], ["paper"]])("what is written for %s says where the service would run as root", (user) => {
  const wish = { notifies: false, node: "22", root: "/srv/paper", user, program: "/usr/bin/node", slug: "post" };
  const says =
    "The service runs as root, who owns this folder, and so does all code in it. Better: give the folder to a user of its own (sudo chown -R USER .), and name that user after User= in .systemd/post-publish.service before you copy it.";
  expect(systemd(wish).next.filter((line) => line.includes("root"))).toEqual(user === "paper" ? [] : [says]);
});

test.runIf(existsSync("/usr/bin/systemd-analyze"))("systemd finds nothing to say of these units", async () => {
  const { run, folder } = paper(withHub);
  await run(["ci", "systemd", "/srv/www/100% $HOME"]);
  const units = ["service", "timer"].map((kind) => join(folder, `.systemd/the-test-post-publish.${kind}`));
  const options = { encoding: "utf8", stdio: "pipe" } as const;
  expect(execFileSync("systemd-analyze", ["verify", "--man=no", "--recursive-errors=no", ...units], options)).toBe("");
});
