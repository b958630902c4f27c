import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { undo } from "../../src/output/deploy/deploy.ts";
import { folderTarget } from "../../src/output/deploy/folder.ts";
import { rcloneTarget } from "../../src/output/deploy/rclone.ts";
import { sshTarget } from "../../src/output/deploy/ssh.ts";
import type { Target } from "../../src/output/deploy/target.ts";
import { AT, crawl, deployTo, edition, folderFor, Stopped, showing, stoppedAfter } from "../output/deploy/places.ts";
import { contents, lacks, startS3, startSshd, startWebdav } from "./remotes.ts";

/** A place that editions can be deployed to. */
interface Remote {
  readonly target: Target;
  /** The files that readers see there. */
  seen(): Map<string, Buffer>;
}

const source = (folder: string) => ({ path: join(folder, "_site"), servers: [] });

/** By name: what is missing here, and what starts it. */
const remotes: Readonly<Record<string, { lack: string | undefined; start(folder: string): Promise<Remote> }>> = {
  "a folder": {
    lack: undefined,
    async start(folder) {
      const shown = join(folder, "www");
      return {
        target: folderTarget("www", shown, join(folder, ".www.broadsheet"), source(folder)),
        seen: () => contents(shown),
      };
    },
  },
  ssh: {
    lack: lacks.ssh,
    async start(folder) {
      await startSshd(join(folder, "ssh"));
      const shown = join(folder, "srv/www");
      return {
        target: sshTarget("www", "target", shown, join(folder, "srv/.www.broadsheet"), source(folder)),
        seen: () => contents(shown),
      };
    },
  },
  WebDAV: {
    lack: lacks.webdav,
    async start(folder) {
      await startWebdav(storeIn(folder));
      return { target: storage(folder), seen: () => contents(join(folder, "store/www/site")) };
    },
  },
  S3: {
    lack: lacks.s3,
    async start(folder) {
      const { files } = await startS3(storeIn(folder));
      return { target: storage(folder), seen: () => below("www/site/", files()) };
    },
  },
};

/** A folder with the buckets of a storage. */
function storeIn(folder: string): string {
  for (const bucket of ["www", "private"]) mkdirSync(join(folder, "store", bucket), { recursive: true });
  return join(folder, "store");
}

const storage = (folder: string): Target => rcloneTarget("www", "store:www/site", "store:private", source(folder));

const below = (start: string, files: ReadonlyMap<string, Buffer>): Map<string, Buffer> =>
  new Map(
    [...files].flatMap(([file, bytes]) => (file.startsWith(start) ? [[file.slice(start.length), bytes] as const] : [])),
  );

type Files = Record<string, string>;

const asText = (files: ReadonlyMap<string, Buffer>): Files =>
  Object.fromEntries([...files].map(([file, bytes]) => [file, bytes.toString()]));

const page = (...links: readonly string[]): string => links.map((link) => `<a href="/${link}">`).join("\n");

const morning: Files = {
  "index.html": page("a/", "gone/", "media/gone-aaaaaaaa-1.jpg"),
  "a/index.html": page("", "gone/"),
  "gone/index.html": `SECRET ${page("media/gone-aaaaaaaa-1.jpg")}`,
  "media/gone-aaaaaaaa-1.jpg": "SECRET",
};
const noon: Files = {
  "index.html": page("a/", "b/", "media/b-bbbbbbbb-1.jpg"),
  "a/index.html": page("", "b/"),
  "b/index.html": page("a/", "media/b-bbbbbbbb-1.jpg"),
  "media/b-bbbbbbbb-1.jpg": "B",
  ".well-known/$(touch x) 'y' \"z\".txt": "us",
};
const KNOWN = ["index.html", "a/index.html"];

const FRONT = { "content-type": "text/html; charset=utf-8", "cache-control": expect.stringContaining("max-age=60,") };
const FEED = { "content-type": "application/rss+xml; charset=utf-8", "cache-control": FRONT["cache-control"] };
const PHOTO = { "content-type": "image/jpeg", "cache-control": "public, max-age=31536000, immutable" };

const secret = showing("SECRET");

for (const [name, { lack, start }] of Object.entries(remotes))
  describe.skipIf(lack !== undefined)(`${name}${lack === undefined ? "" : `: ${lack}`}`, () => {
    test("stopped after each operation in turn, readers meet no link to nothing, nothing withdrawn comes back, and the next deploy completes", async () => {
      const folder = folderFor();
      const { target, seen } = await start(folder);
      for (let operations = 0; ; operations++) {
        await deployTo(target, edition(folder, morning), { force: true });
        let before = secret(seen());
        const look = () => {
          expect(crawl(seen(), KNOWN), `${operations}`).toEqual([]);
          const now = secret(seen());
          expect(now.filter((file) => !before.includes(file))).toEqual([]);
          before = now;
        };
        const output = edition(folder, noon);
        const error: unknown = await deployTo(stoppedAfter(target, operations, look), output).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        look();
        if (error !== undefined) {
          expect(error).toBeInstanceOf(Stopped);
          await deployTo(stoppedAfter(target, Number.POSITIVE_INFINITY, look), output);
        }
        expect(asText(seen())).toEqual(noon);
        if (error === undefined) break;
      }
    });

    test("20 random edits in a row end as a fresh upload does", async () => {
      const folder = folderFor();
      const { target, seen } = await start(folder);
      const files: Files = { "index.html": "0" };
      const endings = ["html", "css", "xml", "jpg", "html.br"];
      const names = Array.from({ length: 150 }, (_, n) => `f${n % 7}/p ${n % 30}.${endings[n % 5]}`);
      const edit = fc.tuple(fc.constantFrom(...names), fc.option(fc.constantFrom("1", "2")));
      const edits = fc.array(edit, { minLength: 12, maxLength: 12 });
      const seed = process.env.SEED ? { seed: Number(process.env.SEED) } : {};
      for (const changes of fc.sample(edits, { numRuns: 20, ...seed })) {
        for (const [file, text] of changes) {
          if (text === null) delete files[file];
          else files[file] = text;
        }
        await deployTo(target, edition(folder, files));
        expect(asText(seen())).toMatchObject(files);
      }
      const output = edition(folder, files);
      await deployTo(target, output);
      expect(asText(seen())).toEqual(files);
      expect((await deployTo(target, output)).steps).toEqual([]);
    });
  });

describe.skipIf(lacks.s3 !== undefined)(`S3 alone${lacks.s3 === undefined ? "" : `: ${lacks.s3}`}`, () => {
  test("files come with their types and with how long caches may keep them", async ({ skip }) => {
    const folder = folderFor();
    const { headers } = await startS3(storeIn(folder));
    await deployTo(storage(folder), edition(folder, { ...noon, "rss.xml": "<rss/>" }));
    if (!headers) return skip("rclone's server does not keep headers in files");
    const of = (file: string) => headers(`www/site/${file}`);
    expect(of("index.html")).toMatchObject(FRONT);
    expect(of("rss.xml")).toMatchObject(FEED);
    expect(of("media/b-bbbbbbbb-1.jpg")).toMatchObject(PHOTO);
  });

  test("a bucket that is not there is named, and not made", async () => {
    const folder = folderFor();
    const { files } = await startS3(storeIn(folder));
    for (const [path, state] of [
      ["store:ww/site", "store:private"],
      ["store:www/site", "store:privat"],
    ] as const) {
      const target = rcloneTarget("rclone:store:www/site", path, state, source(folder));
      await expect(deployTo(target, edition(folder, noon))).rejects.toThrow("NoSuchBucket");
    }
    expect([...files().keys()].filter((file) => !/^(?:www|private)\//.test(file))).toEqual([]);
  });
});

describe.skipIf(lacks.ssh !== undefined)(`two machines${lacks.ssh === undefined ? "" : `: ${lacks.ssh}`}`, () => {
  test("of two deploys at once one wins, and nothing of the other is mixed in", async () => {
    const folder = folderFor();
    await startSshd(join(folder, "ssh"));
    const shown = join(folder, "srv/www");
    const sides = ["ann", "bob"].map((who) => {
      const home = join(folder, who);
      mkdirSync(home);
      const files = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`${n}/index.html`, `${who} ${n}`]));
      const output = edition(home, { ...files, "index.html": who });
      const target = sshTarget("www", "target", shown, join(folder, "srv/.www.broadsheet"), source(home));
      return {
        who,
        files: { ...files, "index.html": who },
        deploy: () => deployTo(target, output, { who: `${who}@desk` }),
      };
    });
    for (let round = 0; round < 6; round++) {
      const ended = await Promise.allSettled(sides.map(({ deploy }) => deploy()));
      const winners = sides.filter((_, side) => ended[side]?.status === "fulfilled");
      expect(winners.length).toBeGreaterThan(0);
      expect(winners.map(({ files }) => files)).toContainEqual(asText(contents(shown)));
      for (const each of ended)
        if (each.status === "rejected")
          expect(String(each.reason)).toMatch(
            /www:1: target: is being deployed to by (?:ann|bob)@desk since 2026-06-01 12:00 UTC\. Wait until that is done\./,
          );
      sides.reverse();
    }
  });

  test("a link whose name a shell would run is not one of deploy's", async () => {
    const folder = folderFor();
    await startSshd(join(folder, "ssh"));
    mkdirSync(join(folder, "srv"));
    const [shown, state] = [join(folder, "srv/www"), join(folder, "srv/.www.broadsheet")];
    symlinkSync(".www.broadsheet/1.$(true)/site", shown);
    const target = sshTarget("www", "target", shown, state, source(folder));
    await expect(deployTo(target, edition(folder, noon))).rejects.toThrow("is a link that deploy did not make");
  });

  test("the edition before comes back with its files for servers", async () => {
    const folder = folderFor();
    await startSshd(join(folder, "ssh"));
    const shown = join(folder, "srv/www");
    const from = { path: join(folder, "_site"), servers: [".nginx.conf"] };
    const target = sshTarget("www", "target", shown, join(folder, "srv/.www.broadsheet"), from);
    for (const [files, rules] of [
      [morning, "of the morning"],
      [noon, "of noon"],
    ] as const) {
      const output = edition(folder, files);
      writeFileSync(join(folder, "_site.nginx.conf"), rules);
      expect((await deployTo(target, output)).servers).toEqual([`${shown}.nginx.conf`]);
    }
    expect(await undo({ target, who: "ann@desk", at: AT })).toEqual([`${shown}.nginx.conf`]);
    expect(asText(contents(shown))).toEqual(morning);
    expect(readFileSync(`${shown}.nginx.conf`, "utf8")).toBe("of the morning");
  });

  test("the lock of a deploy that was killed is free at once", async () => {
    const folder = folderFor();
    await startSshd(join(folder, "ssh"));
    const [shown, state] = [join(folder, "srv/www"), join(folder, "srv/.www.broadsheet")];
    const script = `import { sshTarget } from "./src/output/deploy/ssh.ts";
await sshTarget("www", "target", ${JSON.stringify(shown)}, ${JSON.stringify(state)}, { path: "", servers: [] }).open("ann@desk");
console.log("open");
setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, [
      "--import",
      "./src/cli/broadsheet.mjs",
      "--input-type=module",
      "-e",
      script,
    ]);
    await once(child.stdout, "data");
    const target = sshTarget("www", "target", shown, state, source(folder));
    await expect(target.open("bob@home")).rejects.toThrow("is being deployed to by ann@desk");
    child.kill("SIGKILL");
    await once(child, "close");
    // The other machine hears of it a moment later.
    for (let tries = 0; ; tries++) {
      const ended = await deployTo(target, edition(folder, noon)).catch((error: unknown) => error);
      if (!(ended instanceof Error)) break;
      expect(tries).toBeLessThan(20);
    }
    expect(asText(contents(shown))).toEqual(noon);
  });
});
