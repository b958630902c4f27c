import { type AiUse, aiUses } from "../../model/ai-crawlers.ts";
import type { Outlet } from "../../model/outlet.ts";
import { paths } from "../paths.ts";
import type { Placed } from "../place.ts";
import { route } from "../route.ts";
import type { SiteContext } from "../site-context.ts";
import { addressOf } from "./text-file.ts";

const TDMREP = "/.well-known/tdmrep.json";

/** What the outlet allows, for those who read licences: `/license.xml` and `/.well-known/tdmrep.json`. */
export function* licenceRoutes({ outlet }: Placed) {
  yield route("json", { path: TDMREP, indexable: false, view: (context) => ({ value: reservation(context) }) });
  const { license } = outlet.policy;
  if (license === undefined) return;
  yield route("rsl", { path: paths.license, indexable: false, view: (context) => rslView(context, license) });
}

/** W3C TDMRep (final report of 10 May 2024): whether the right to mine texts and data is reserved. Training is that. */
function reservation(context: SiteContext): unknown {
  const { base, outlet } = context;
  const { train, terms } = outlet.policy.ai;
  const policy = train || terms === undefined ? undefined : addressOf(context, terms);
  return [
    {
      location: base.href("/"),
      "tdm-reservation": train ? 0 : 1,
      ...(policy === undefined ? {} : { "tdm-policy": policy }),
    },
  ];
}

/** RSL 1.0, section 3.4.1.1. `ai-index` is an index made to answer with, which is why it goes with `ai-input`. */
const words: Record<AiUse, readonly string[]> = {
  search: ["search"],
  input: ["ai-index", "ai-input"],
  train: ["ai-train"],
};

type License = NonNullable<Outlet["policy"]["license"]>;

/** The licence of Really Simple Licensing 1.0 (rslstandard.org/rsl). Addresses are absolute but for `content`. */
function rslView(context: SiteContext, { holder, kind, email, payment }: License) {
  const { base, outlet } = context;
  const { ai } = outlet.policy;
  const terms = ai.terms === undefined ? undefined : addressOf(context, ai.terms);
  return {
    /** What it is for: everything below this path of the host. */
    content: base.href("/"),
    /** Words of the standard for uses; both together hold each that the outlet has decided on. */
    permits: aiUses.filter((use) => ai[use]).flatMap((use) => words[use]),
    prohibits: aiUses.filter((use) => !ai[use]).flatMap((use) => words[use]),
    ...(payment === undefined ? {} : { payment }),
    copyright: { kind, holder, email },
    ...(terms === undefined ? {} : { terms }),
  };
}
