import type { Rules } from "../../../src/output/hosting/rules.ts";
import { baseOf } from "../../../src/site/address.ts";

/** A table with little in it, for a test to say what it is about. */
export function rules(changes: Partial<Rules> = {}, url = "https://post.example/"): Rules {
  const { href } = baseOf(url);
  return {
    home: href("/"),
    host: new URL(url).hostname,
    href,
    redirects: [],
    gone: [],
    notFound: "/404.html",
    policy: "default-src 'none'",
    policyForAll: changes.policy ?? "default-src 'none'",
    everywhere: [["X-Content-Type-Options", "nosniff"]],
    cache: [],
    cacheElsewhere: "public, max-age=300",
    types: [],
    ...changes,
  };
}

/** So many redirects, that of the newest story first. */
export const redirects = (count: number): Rules["redirects"] =>
  Array.from({ length: count }, (_, index) => ({ from: `/old/${count - index}/`, to: `/2026/${count - index}/` }));
