import * as z from "zod";

/** The hosts that files are written for. A new one is a word here and a file of that name in `output/hosting/`, with a line in its `hosts.ts`. */
export const hostNames = ["netlify", "cloudflare", "github", "gitlab", "nginx", "apache", "caddy"] as const;
export type HostName = (typeof hostNames)[number];

/** Directives of the Content-Security-Policy that an outlet may widen (CSP 3). */
export const directives = [
  "script-src",
  "script-src-attr",
  "style-src",
  "style-src-attr",
  "img-src",
  "media-src",
  "font-src",
  "connect-src",
  "frame-src",
  "object-src",
  "worker-src",
  "form-action",
  "frame-ancestors",
] as const;
export type Directive = (typeof directives)[number];

/** CSP 3, section 2.3.1. A comma or semicolon would end the source and begin something else. */
const source = z
  .string()
  .regex(
    /^(?:'(?:self|unsafe-inline|unsafe-eval|unsafe-hashes|wasm-unsafe-eval|strict-dynamic|sha(?:256|384|512)-[\w+/=-]+)'|[a-z][a-z\d+.-]*:|(?:(?:https?|wss?):\/\/)?(?:\*\.)?[a-z\d.-]+(?::\d+)?(?:\/[^\s;,'"]*)?)$/i,
    'is not a source: write it like "https://video.example", "\'self\'" or "\'sha256-…\'"',
  );

/** `_data/hosting.ts`: where the site is published, and what browsers are told of it. */
export const hostingSchema = z.strictObject({
  /** Left out: files for Netlify, Cloudflare and GitHub that do no harm elsewhere. An empty list: no file at all. */
  hosts: z
    .array(z.enum(hostNames))
    .refine((names) => new Set(names).size === names.length, "needs each host only once: take one of the two out")
    .optional(),
  /** For how many days a browser that has seen the site by HTTPS refuses to see it without (RFC 6797). Left out: it is not told so. */
  hsts: z.strictObject({ days: z.int().min(1), subdomains: z.boolean().default(false) }).optional(),
  /** What pages of the outlet's own may load or run beside what Broadsheet's pages do: sources by directive. */
  policy: z.partialRecord(z.enum(directives), z.array(source).min(1)).default({}),
});
export type Hosting = z.input<typeof hostingSchema>;
