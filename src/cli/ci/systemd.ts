import type { Wish, Written } from "./workflow.ts";

/**
 * A service of systemd and its timer, for a server that builds by itself. A build for which nothing has changed takes half a second, so that
 * the timer runs every five minutes: embargoes end on time.
 */
export function systemd({ target, state, notifies, root, user, program, slug }: Wish): Written {
  const name = `${slug}-publish`;
  const run = (...words: readonly string[]): string =>
    [program, "src/cli/broadsheet.mjs", ...words].map(argument).join(" ");
  const commands = [
    run("build"),
    ...(target === undefined
      ? notifies
        ? [`-${run("notify")}`]
        : []
      : [run("deploy", target, ...(state === undefined ? [] : ["--state", state]))]),
  ];
  const service = `# Publishes the paper. Written by "npm run ci".
[Unit]
Description=Publish ${slug}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
User=${user}
WorkingDirectory=${root.replaceAll("%", "%%")}
# New commits, if this folder is a clone; without them, what lies here is published.
ExecStartPre=-/usr/bin/git pull --quiet --ff-only
${commands.map((command) => `ExecStart=${command}\n`).join("")}TimeoutStartSec=1h
Nice=10
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=full
`;
  const timer = `# Runs ${name}.service every five minutes, for embargoes and dates to come. Written by "npm run ci".
[Unit]
Description=Publish ${slug} every five minutes

[Timer]
OnCalendar=*:0/5
Persistent=true

[Install]
WantedBy=timers.target
`;
  const folder = ".systemd";
  const warning = `The service runs as root, who owns this folder, and so does all code in it. Better: give the folder to a user of its own (sudo chown -R USER .), and name that user after User= in ${folder}/${name}.service before you copy it.`;
  return {
    files: [
      { path: `${folder}/${name}.service`, text: service },
      { path: `${folder}/${name}.timer`, text: timer },
    ],
    next: [
      ...(user === "root" || user === "0" ? [warning] : []),
      `sudo cp ${folder}/${name}.* /etc/systemd/system/`,
      `sudo systemctl enable --now ${name}.timer`,
      `What it says: journalctl -u ${name}`,
    ],
  };
}

/** An argument of a command in a unit (systemd.service, "Command lines"): quoted, and without meaning for systemd. */
function argument(text: string): string {
  const plain = text.replaceAll("%", "%%").replaceAll("$", "$$$$");
  return /^[\w@%+:,./$-]+$/.test(plain) ? plain : `"${plain.replace(/["\\]/g, "\\$&")}"`;
}
