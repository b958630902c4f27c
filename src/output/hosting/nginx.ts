import { type Host, MADE, POLICY } from "./host.ts";
import { anyOf, compressible, decodedIn, escapeExpression, expressionOf, placesByValue, quote } from "./patterns.ts";
import type { Rules } from "./rules.ts";

export const nginx: Host = {
  label: "nginx",
  server: (rules) => ({ file: ".nginx.conf", text: include(rules) }),
  isServer: true,
};

/** Of a client that takes Brotli (RFC 9110, section 12.5.3). */
const TAKES_BROTLI = String.raw`(?:^|,)\s*br\s*(?:,|$|;\s*q=(?:1|0\.\d*[1-9]))`;

/** Behind the name of a page that goes out with "410 Gone": by its own name, it would be asked for again, and be gone again. */
const GONE = ".withdrawn";

/** Pages by the names that they have within the server. */
const PAGES = String.raw`(?:/|\.html(?:\.br|${escapeExpression(GONE)})?)$`;

/**
 * An include for a `server`. What depends on the address is in variables: `add_header` in a `location` would hide all headers of the
 * `server`, and a header without a value is not sent.
 */
function include(rules: Rules): string {
  const { home, href, redirects, gone, notFound, policy, search, everywhere, cacheElsewhere, types } = rules;
  const decoded = decodedIn(rules);
  const inside = `^${escapeExpression(decoded("/"))}`;
  const variable = (name: string) => `$broadsheet_${name.toLowerCase().replaceAll("-", "_")}`;
  const headers = [...everywhere, ["Cache-Control", cacheElsewhere] as const];
  // In order, since nginx sorts a list that is not in a time that grows with its square: 20,000 in 18 s, so in .2 s.
  const moved = [...redirects].sort((a, b) => (a.from < b.from ? -1 : 1));
  return `${MADE} In nginx:
#   server { listen …; server_name …; root FOLDER; include …; }
# FOLDER is where the host's addresses begin: the site lies at FOLDER${decoded("/")}.
${[POLICY, ...headers.map(([name]) => name)].map((name) => `set ${variable(name)} "";`).join("\n")}
set $broadsheet_encoding "";
set $broadsheet_vary "";
set $broadsheet_twin "";
if ($uri ~ ${quote(inside)}) {
${headers.map(([name, value]) => `  set ${variable(name)} ${quote(value)};`).join("\n")}
  set $broadsheet_twin "inside";
}
if ($uri ~ ${quote(`${inside}.*${PAGES}|${inside}$`)}) { set ${variable(POLICY)} ${quote(policy)}; }
${search ? `if ($uri ~ ${quote(expressionOf(search.at, rules))}) { set ${variable(POLICY)} ${quote(search.policy)}; }\n` : ""}${[
  ...placesByValue(rules),
]
  .map(
    ([value, places]) =>
      `if ($uri ~ ${quote(anyOf(places, rules))}) { set ${variable("Cache-Control")} ${quote(value)}; }\n`,
  )
  .join(
    "",
  )}if ($uri ~ ${quote(`${inside}.*${compressible.source.replace(/\$$/, "(?:\\.br)?$")}`)}) { set $broadsheet_vary "Accept-Encoding"; }
if ($http_accept_encoding ~* ${quote(TAKES_BROTLI)}) { set $broadsheet_twin "\${broadsheet_twin} brotli"; }
if ($uri ~ ${quote(`${inside}.*\\.br$`)}) { set $broadsheet_encoding "br"; }
if (-f "$document_root$uri.br") { set $broadsheet_twin "\${broadsheet_twin} there"; }
if ($broadsheet_twin = "inside brotli there") { set $broadsheet_encoding "br"; rewrite ^ $uri.br last; }
${[POLICY, ...headers.map(([name]) => name)].map((name) => `add_header ${name} ${variable(name)} always;`).join("\n")}
add_header Content-Encoding $broadsheet_encoding always;
add_header Vary $broadsheet_vary always;
${home === "/" ? "" : `location = ${quote(decoded("/").slice(0, -1))} { absolute_redirect off; return 301 ${quote(home)}; }\n`}
location ${home === "/" ? "" : "^~ "}${quote(decoded("/"))} {
  absolute_redirect off;
  autoindex off;
  index index.html;
  gzip_static on;
  error_page 403 404 =404 ${quote(href(notFound))};

  location ~ "/\\.(?!well-known(?:/|$))" { return 404; }
  location ~ ${quote(`^(?<broadsheet_page>.*)${escapeExpression(GONE)}$`)} {
    internal;
    types { }
    default_type "text/html; charset=utf-8";
    try_files $broadsheet_page =404;
  }
${types
  .map(({ at, type }) => `  location ~ ${quote(expressionOf(at, rules))} { types { } default_type ${quote(type)}; }\n`)
  .join("")}
${moved.map(({ from, to }) => `  location = ${quote(decoded(from))} { return 301 ${quote(to)}; }\n`).join("")}${gone
  .map((path) => {
    const page = quote(decoded(`${path}${path.endsWith("/") ? "index.html" : ""}${GONE}`));
    // In an address to answer with, a dollar would begin a variable, and nothing escapes it.
    const answer = path.includes("$") ? "" : `error_page 410 ${page}; `;
    return `  location = ${quote(decoded(path))} { ${answer}return 410; }\n`;
  })
  .join("")}}
`;
}
