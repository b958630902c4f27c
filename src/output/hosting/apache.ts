import { type Host, MADE, POLICY } from "./host.ts";
import { anyOf, compressible, escapeExpression, pages, placesByValue, quote } from "./patterns.ts";
import type { Place, Rules } from "./rules.ts";

/** Apache reads `.htaccess` anew for each request: 2,000 redirects take it 4 ms, 20,000 take 53. */
const MOST = 2000;

export const apache: Host = {
  label: "Apache",
  files: (rules) => [{ file: ".htaccess", text: htaccess(rules) }],
  mostRedirects: MOST,
  isServer: true,
};

/** Apache redirects to whole addresses only. A proxy before it says by what the reader came, or Apache would say "http". */
const HERE = "%{ENV:BROADSHEET}://%{HTTP_HOST}";
/** Within quotes, Apache reads a backslash as it stands unless a quote follows. */
const expression = (text: string): string => `"${text}"`;

/** It lies in the site's folder, so that its rules see paths below the site, and needs `AllowOverride FileInfo`. */
function htaccess(rules: Rules): string {
  const { home, href, redirects, gone, notFound, policy, search, everywhere, cacheElsewhere, types } = rules;
  const below = (path: string): string => expression(`^${escapeExpression(path.slice(1))}$`);
  const [firstGone] = gone;
  const on = (places: readonly Place[]) => `"expr=%{REQUEST_URI} =~ m#${anyOf(places, rules)}#"`;
  return `${MADE} Apache reads it where "AllowOverride FileInfo" stands for this folder.
ErrorDocument 404 ${href(notFound)}
${firstGone === undefined ? "" : `ErrorDocument 410 ${href(firstGone)}\n`}AddDefaultCharset Off
<IfModule mod_mime.c>
RemoveType .gz
RemoveLanguage .br
AddEncoding br .br
AddEncoding gzip .gz
${types
  .flatMap(({ at, type }) => (at.kind === "ending" ? `AddType ${quote(type)} ${at.ending}\n` : []))
  .join("")}</IfModule>
${types
  .flatMap(({ at, type }) => {
    if (at.kind === "ending") return [];
    const name = at.kind === "name" ? at.name : (at.path.split("/").at(-1) ?? "");
    return `<FilesMatch ${expression(`^${escapeExpression(name)}(?:\\.(?:br|gz))?$`)}>\nForceType ${quote(type)}\n</FilesMatch>\n`;
  })
  .join("")}<IfModule mod_headers.c>
Header always set ${POLICY} ${quote(policy)} "expr=%{REQUEST_URI} =~ m#${pages}#"
${search ? `Header always set ${POLICY} ${quote(search.policy)} ${on([search.at])}\n` : ""}${everywhere.map(([name, value]) => `Header always set ${name} ${quote(value)}\n`).join("")}Header always set Cache-Control ${quote(cacheElsewhere)}
${[...placesByValue(rules)].map(([value, places]) => `Header always set Cache-Control ${quote(value)} ${on(places)}\n`).join("")}<FilesMatch ${expression(compressible.source.replace(/\$$/, "(?:\\.(?:br|gz))?$"))}>
Header merge Vary Accept-Encoding
</FilesMatch>
</IfModule>
<IfModule mod_rewrite.c>
RewriteEngine On
RewriteRule "(?:^|/)\\.(?!well-known(?:/|$))" - [R=404,L]
RewriteCond %{REQUEST_FILENAME} -d
RewriteCond %{REQUEST_FILENAME}/index.html !-f
RewriteRule ^ - [R=404,L]
RewriteCond %{ENV:REDIRECT_STATUS} !^$
RewriteRule ^ - [S=${3 + Math.min(redirects.length, MOST) + gone.length}]
RewriteRule ^ - [E=BROADSHEET:%{REQUEST_SCHEME}]
RewriteCond %{HTTP:X-Forwarded-Proto} ^(https?)$
RewriteRule ^ - [E=BROADSHEET:%1]
${redirects
  .slice(0, MOST)
  .map(({ from, to }) => `RewriteRule ${below(from)} ${expression(HERE + to.replaceAll("%", "\\%"))} [R=301,NE,L]\n`)
  .join("")}${gone.map((path) => `RewriteRule ${below(path)} - [G]\n`).join("")}RewriteCond %{REQUEST_FILENAME} -d
RewriteRule "^(.*[^/])$" ${expression(`${HERE}${home.replaceAll("%", "\\%")}$1/`)} [R=301,L]
RewriteCond %{REQUEST_URI} "!\\.(?:br|gz)$"
RewriteCond %{HTTP:Accept-Encoding} "(?:^|,)\\s*br\\s*(?:,|$|;\\s*q=(?:1|0\\.\\d*[1-9]))"
RewriteCond %{REQUEST_FILENAME}.br -f
RewriteRule ^ %{REQUEST_URI}.br [L]
RewriteCond %{REQUEST_URI} "!\\.(?:br|gz)$"
RewriteCond %{HTTP:Accept-Encoding} "(?:^|,)\\s*gzip\\s*(?:,|$|;\\s*q=(?:1|0\\.\\d*[1-9]))"
RewriteCond %{REQUEST_FILENAME}.gz -f
RewriteRule ^ %{REQUEST_URI}.gz [L]
</IfModule>
`;
}
