import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../free-port.ts";

// Real servers on loopback, from a configuration of their own: nothing outside of the test's folder is read or written.

/** A server that runs. */
export interface Server {
  /** `http://127.0.0.1:41234` */
  readonly origin: string;
  stop(): void;
}

interface Program {
  /** Where Debian puts the program. */
  readonly program: string;
  /** Starts it in the background; it listens when this returns. */
  start(where: Where): void;
}

interface Where {
  /** For logs and the like. */
  readonly folder: string;
  readonly port: number;
  /** Where the host's addresses begin. */
  readonly root: string;
  /** What Broadsheet wrote beside the output folder, by its ending. */
  include(ending: string): string;
  readonly pidFile: string;
}

const APACHE_MODULES = "/usr/lib/apache2/modules";

export const servers: Readonly<Record<"nginx" | "apache" | "caddy", Program>> = {
  nginx: {
    program: "/usr/sbin/nginx",
    start({ folder, port, root, include, pidFile }) {
      const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
        (name) => `${name}_temp_path ${folder}/${name};`,
      );
      const config = `pid ${pidFile}; error_log ${folder}/error.log; events { }
http { include /etc/nginx/mime.types; access_log off; ${paths.join(" ")}
  server { listen 127.0.0.1:${port}; server_name localhost; root ${root}; include ${include(".nginx.conf")}; } }`;
      writeFileSync(join(folder, "nginx.conf"), config);
      run("/usr/sbin/nginx", "-e", join(folder, "error.log"), "-c", join(folder, "nginx.conf"));
    },
  },
  apache: {
    program: "/usr/sbin/apache2",
    start({ folder, port, root, pidFile }) {
      const modules = "mpm_event authz_core dir mime headers rewrite autoindex unixd".split(" ").flatMap((name) => {
        const file = `${APACHE_MODULES}/mod_${name}.so`;
        return existsSync(file) ? `LoadModule ${name}_module ${file}` : [];
      });
      const config = `ServerRoot ${folder}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${pidFile}
ErrorLog ${folder}/error.log
${modules.join("\n")}
${process.getuid?.() === 0 ? "User www-data\nGroup www-data" : ""}
TypesConfig /etc/mime.types
AddType application/x-gzip .gz .tgz
DocumentRoot ${root}
<Directory ${root}>
Options Indexes FollowSymLinks
AllowOverride FileInfo
Require all granted
</Directory>
`;
      writeFileSync(join(folder, "apache.conf"), config);
      run("/usr/sbin/apache2", "-f", join(folder, "apache.conf"), "-k", "start");
    },
  },
  caddy: {
    program: "/usr/bin/caddy",
    start({ folder, port, root, include, pidFile }) {
      const config = `{
  admin off
  auto_https off
}
http://127.0.0.1:${port} {
  root * ${root}
  import ${include(".caddy")}
}
`;
      writeFileSync(join(folder, "Caddyfile"), config);
      const home = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
      const args = ["start", "--config", join(folder, "Caddyfile"), "--adapter", "caddyfile", "--pidfile", pidFile];
      execFileSync("/usr/bin/caddy", args, {
        env: { ...process.env, ...home },
        stdio: ["ignore", "ignore", "inherit"],
      });
    },
  },
};

const run = (program: string, ...args: string[]): void =>
  void execFileSync(program, args, { stdio: ["ignore", "pipe", "pipe"] });

/**
 * Starts a server.
 *
 * @param folder of its own, which anybody may read
 * @param root where the host's addresses begin
 * @param output the output folder, beside which its files are
 */
export async function startServer(
  name: keyof typeof servers,
  folder: string,
  root: string,
  output: string,
): Promise<Server> {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const pidFile = join(folder, "pid");
  servers[name].start({ folder, port, root, include: (ending) => `${output}${ending}`, pidFile });
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () => process.kill(Number(readFileSync(pidFile, "utf8")), "SIGTERM"),
  };
}
