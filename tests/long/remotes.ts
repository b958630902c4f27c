import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createConnection } from "node:net";
import { delimiter, join } from "node:path";
import { onTestFinished } from "vitest";
import { freePort } from "./servers.ts";

// Other machines to deploy to, on loopback: an sshd, and storages that rclone serves, each with keys and folders of its own.

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
  s3: servesS3() ? undefined : "rclone is not installed, or cannot serve S3: Debian builds it without that",
};

function servesS3(): boolean {
  return hasProgram("rclone") && execFileSync("rclone", ["serve", "--help"], { encoding: "utf8" }).includes("  s3 ");
}

/** Sets variables of the environment until the test ends. */
function setEnvironment(variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) {
    const before = process.env[name];
    process.env[name] = value;
    onTestFinished(() => {
      if (before === undefined) delete process.env[name];
      else process.env[name] = before;
    });
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

/** Has rclone serve a folder, which it reaches as `store:` until the test ends. For S3, each folder in it is a bucket. */
export async function startStorage(kind: "webdav" | "s3", folder: string): Promise<void> {
  const port = await freePort();
  const keys = kind === "s3" ? ["--auth-key", "test,secret"] : [];
  const args = ["serve", kind, "--addr", `127.0.0.1:${port}`, "--dir-cache-time", "0s", ...keys, folder];
  const server = spawn("rclone", args, { stdio: "ignore" });
  onTestFinished(() => void server.kill());
  await listens(port);
  const address = `http://127.0.0.1:${port}`;
  const known: Record<string, string> =
    kind === "s3"
      ? { TYPE: "s3", PROVIDER: "Rclone", ENDPOINT: address, ACCESS_KEY_ID: "test", SECRET_ACCESS_KEY: "secret" }
      : { TYPE: "webdav", URL: address, VENDOR: "other" };
  setEnvironment({
    RCLONE_CONFIG: "/dev/null",
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
