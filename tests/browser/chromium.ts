import { existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import packaged from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";
import { inTurn } from "../in-turn.ts";

const names = ["chromium", "chromium-browser", "google-chrome"];

const flags = [
  // Containers and CI run as root, where Chromium refuses its sandbox. It opens our own pages only.
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/**
 * What Chromium says of every frame that another site needs scripts and its own origin in, while a card of ours is in it. No script runs
 * then: the policy of the site forbids it.
 */
export const isAboutSandbox = (message: string): boolean =>
  message.startsWith("An iframe which has both allow-scripts and allow-same-origin");

let opened: Promise<Browser> | undefined;

/**
 * The one browser of all tests of this process, which ends with it: the Chromium of this machine, or else the one that npm brings. That one's own flags are left out: they are for lambdas, and its
 * `--single-process` ends the browser with the first context that is closed.
 */
export function openChromium(): Promise<Browser> {
  opened ??= launch();
  return opened;
}

async function launch(): Promise<Browser> {
  const installed = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(existsSync);
  return chromium.launch({ executablePath: installed ?? (await unpacked()), args: flags });
}

/** The Chromium that npm brings, in the folder of the run: to unpack it takes five seconds. */
function unpacked(): Promise<string> {
  return inTurn("chromium", async () => {
    const shared = tmpdir();
    process.env.TMPDIR = join(shared, "chromium");
    mkdirSync(process.env.TMPDIR, { recursive: true });
    try {
      return await packaged.executablePath();
    } finally {
      process.env.TMPDIR = shared;
    }
  });
}
