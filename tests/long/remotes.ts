import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createConnection } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { freePort } from "../free-port.ts";
import { filesIn } from "../site/site.ts";

// Other machines to deploy to, on loopback: an sshd and storages, each with keys and folders of its own.

/** Whether a program can be started here. */
const hasProgram = (program: string): boolean => !spawnSync(program, ["--version"], { stdio: "ignore" }).error;

const SSHD = "/usr/sbin/sshd";

/** Why nothing can be deployed over ssh here, or to a storage; nothing where it can. */
export const lacks = {
  ssh:
    existsSync(SSHD) && hasProgram("ssh") && hasProgram("rsync")
      ? undefined
      : "rsync and openssh-server are not installed",
  webdav: hasProgram("rclone") ? undefined : "rclone is not installed",
  s3:
    hasProgram("rclone") && (rcloneServesS3() || s3rver() !== undefined)
      ? undefined
      : "needs rclone, and what serves S3: rclone with `serve s3`, which Debian leaves out, or s3rver (npm install --no-save s3rver@3.7.1)",
};

function rcloneServesS3(): boolean {
  return execFileSync("rclone", ["serve", "--help"], { encoding: "utf8" }).includes("  s3 ");
}

/** The program of a package that is not installed with the rest. */
function s3rver(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve("s3rver/package.json")), "bin/s3rver.js");
  } catch {
    return undefined;
  }
}

/** Sets variables of the environment until the test ends, or takes them away. */
function setEnvironment(variables: Readonly<Record<string, string | undefined>>): void {
  const set = (name: string, value: string | undefined) => {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  };
  for (const [name, value] of Object.entries(variables)) {
    const before = process.env[name];
    set(name, value);
    onTestFinished(() => set(name, before));
  }
}

/** Starts an sshd, which `ssh target` reaches until the test ends. @param folder for its keys */
export async function startSshd(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const file = (name: string) => join(folder, name);
  const port = await freePort();
  for (const key of ["host", "key"]) execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", file(key)]);
  cpSync(file("key.pub"), file("authorized"));
  // Debian's sshd wants it, as root.
  if (process.getuid?.() === 0) mkdirSync("/run/sshd", { recursive: true });
  writeFileSync(
    file("sshd_config"),
    `Port ${port}\nListenAddress 127.0.0.1\nHostKey ${file("host")}\nAuthorizedKeysFile ${file("authorized")}
PidFile ${file("pid")}\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin yes\nMaxStartups 100\n`,
  );
  writeFileSync(
    file("config"),
    `Host target\nHostName 127.0.0.1\nPort ${port}\nIdentityFile ${file("key")}\nIdentitiesOnly yes
UserKnownHostsFile ${file("known")}\nStrictHostKeyChecking accept-new\nLogLevel ERROR\n`,
  );
  const ssh = execFileSync("sh", ["-c", "command -v ssh"], { encoding: "utf8" }).trim();
  mkdirSync(file("bin"));
  writeFileSync(file("bin/ssh"), `#!/bin/sh\nexec ${ssh} -F ${file("config")} "$@"\n`);
  chmodSync(file("bin/ssh"), 0o755);
  execFileSync(SSHD, ["-f", file("sshd_config"), "-E", file("log")]);
  await listens(port);
  onTestFinished(() => void process.kill(Number(readFileSync(file("pid"), "utf8"))));
  setEnvironment({ PATH: `${file("bin")}${delimiter}${process.env.PATH}` });
}

/** Has rclone serve a folder, which it reaches as `store:` until the test ends. */
export async function startWebdav(folder: string): Promise<void> {
  const port = await freePort();
  await serve("rclone", ["serve", "webdav", "--addr", `127.0.0.1:${port}`, "--dir-cache-time", "0s", folder], port);
  setStore({ TYPE: "webdav", URL: `http://127.0.0.1:${port}`, VENDOR: "other" });
}

/** What lies in a storage. */
export interface Stored {
  /** By the path below the storage's root, the bucket first. */
  files(): Map<string, Buffer>;
  /** The headers that a file came with, in lower case. Absent where the server does not keep them in the folder. */
  headers?(path: string): Readonly<Record<string, string>>;
}

/** Serves S3, which rclone reaches as `store:` until the test ends. @param folder in which each folder is a bucket */
export async function startS3(folder: string): Promise<Stored> {
  const port = await freePort();
  const ofRclone = rcloneServesS3();
  const [key, secret] = ["S3RVER", "S3RVER"];
  if (ofRclone)
    await serve(
      "rclone",
      ["serve", "s3", "--addr", `127.0.0.1:${port}`, "--auth-key", `${key},${secret}`, folder],
      port,
    );
  else await serve(process.execPath, [s3rver() ?? "", "-s", "-d", folder, "-p", `${port}`, "--no-vhost-buckets"], port);
  setStore({
    TYPE: "s3",
    PROVIDER: ofRclone ? "Rclone" : "Other",
    ENDPOINT: `http://127.0.0.1:${port}`,
    FORCE_PATH_STYLE: "true",
    ACCESS_KEY_ID: key,
    SECRET_ACCESS_KEY: secret,
  });
  const stored = () => contents(folder);
  if (ofRclone) return { files: stored };
  const [object, metadata] = ["._S3rver_object", "._S3rver_metadata.json"];
  return {
    files: () =>
      new Map(
        [...stored()].flatMap(([file, bytes]) =>
          file.endsWith(object) ? [[file.slice(0, -object.length), bytes] as const] : [],
        ),
      ),
    headers: (path) => JSON.parse(readFileSync(join(folder, path + metadata), "utf8")),
  };
}

/** The files below a folder. */
export const contents = (folder: string): Map<string, Buffer> =>
  new Map(filesIn(folder).map((file) => [file, readFileSync(join(folder, file))]));

/** Starts a server that runs until the test ends. */
async function serve(program: string, args: readonly string[], port: number): Promise<void> {
  const server = spawn(program, args, { stdio: "ignore" });
  onTestFinished(() => void server.kill());
  await listens(port);
}

/** What rclone knows as `store:`. The machine's own configuration is left out, and so is its list of certificates. */
function setStore(known: Readonly<Record<string, string>>): void {
  setEnvironment({
    RCLONE_CONFIG: "/dev/null",
    AWS_CA_BUNDLE: undefined,
    ...Object.fromEntries(Object.entries(known).map(([name, value]) => [`RCLONE_CONFIG_STORE_${name}`, value])),
  });
}

/** Waits until a server takes connections. */
async function listens(port: number): Promise<void> {
  for (;;) {
    const isOpen = await new Promise<boolean>((answered) => {
      const socket = createConnection(port, "127.0.0.1", () => {
        socket.end();
        answered(true);
      });
      socket.on("error", () => answered(false));
    });
    if (isOpen) return;
  }
}
