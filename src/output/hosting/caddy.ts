import { type Host, MADE, POLICY } from "./host.ts";
import { anyOf, compressible, decodedIn, expressionOf, pages, placesByValue, quote } from "./patterns.ts";
import type { Rules } from "./rules.ts";

export const caddy: Host = {
  label: "Caddy",
  server: (rules) => ({ file: ".caddy", text: snippet(rules) }),
  isServer: true,
};

/** What is in braces, Caddy takes for a placeholder, or for a variable of its environment: such addresses are left to their pages. */
const isPlain = (path: string): boolean => !/[{}]/.test(path);
/** An expression, which backquotes leave as it is. */
const raw = (text: string): string => `\`${text}\``;

/** A part of a path that begins with a dot, and not with ".well"; RE2 cannot look ahead. */
const HIDDEN = String.raw`/\.(?:[^w]|w[^e]|we[^l]|wel[^l]|$)`;

/** What a site block imports. Within `route`, directives are obeyed in the order in which they stand. */
function snippet(rules: Rules): string {
  const { home, href, redirects, gone, notFound, policy, search, everywhere, cacheElsewhere, types } = rules;
  const decoded = decodedIn(rules);
  const list = [
    ...redirects.flatMap(({ from, to }) => (!isPlain(from) ? [] : `    ${quote(decoded(from))} ${quote(to)} -\n`)),
    ...gone.filter(isPlain).map((path) => `    ${quote(decoded(path))} - yes\n`),
  ];
  const served = (status: string) => `file_server {
      precompressed br gzip${status}
    }`;
  const instead = (matcher: string) => `  handle ${matcher} {
    header {
      ${POLICY} ${quote(policy)}
      Cache-Control ${quote(cacheElsewhere)}
      Content-Type "text/html; charset=utf-8"
    }
    rewrite * ${quote(href(notFound))}
    ${served("\n      status 404")}
  }
`;
  return `${MADE} In the Caddyfile:
#   example.org {
#     root * FOLDER
#     import …
#   }
# FOLDER is where the host's addresses begin: the site lies at FOLDER${decoded("/")}.
${home === "/" ? "" : `redir ${quote(decoded("/").slice(0, -1))} ${quote(home)} 301\n`}route ${quote(`${decoded("/")}*`)} {
  header {
${[...everywhere, ["Cache-Control", cacheElsewhere] as const].map(([name, value]) => `    ${name} ${quote(value)}\n`).join("")}  }
  @pages path_regexp ${raw(pages)}
  header @pages ${POLICY} ${quote(policy)}
${search ? `  @search path_regexp ${raw(expressionOf(search.at, rules))}\n  header @search ${POLICY} ${quote(search.policy)}\n` : ""}${[
  ...placesByValue(rules),
]
  .map(
    ([value, places], index) =>
      `  @cache${index} path_regexp ${raw(anyOf(places, rules))}\n  header @cache${index} Cache-Control ${quote(value)}\n`,
  )
  .join("")}${[...types]
  .reverse()
  .map(
    ({ at, type }, index) =>
      `  @type${index} path_regexp ${raw(expressionOf(at, rules))}\n  header @type${index} Content-Type ${quote(type)}\n`,
  )
  .join("")}${
  list.length === 0
    ? ""
    : `  map {path} {broadsheet_moved} {broadsheet_gone} {
${list.join("")}    default "" ""
  }
  @moved expression ${raw('{broadsheet_moved} != ""')}
  redir @moved {broadsheet_moved} 301
  @gone expression ${raw('{broadsheet_gone} != ""')}
  handle @gone {
    ${served("\n      status 410")}
  }
`
}  @compressible path_regexp ${raw(`(?:${compressible.source.replace(/\$$/, "")}|/)$`)}
  header @compressible {
    Vary Accept-Encoding
    defer
  }
  @hidden path_regexp ${raw(HIDDEN)}
${instead("@hidden")}  @missing not file {path} {path}/index.html
${instead("@missing")}  ${served("").replaceAll("\n  ", "\n")}
}
`;
}
