import { type AiUse, aiUses } from "../../model/ai-crawlers.ts";
import type { JsonView, RslView } from "../../model/view.ts";
import { fileOf } from "../address.ts";
import { LICENSE } from "../paths.ts";
import type { Route } from "../route.ts";
import type { SiteContext } from "../site-context.ts";
import { addressOf } from "./text-file.ts";

const TDMREP = "/.well-known/tdmrep.json";

/** What the outlet allows, for those who read licences: `/license.xml` and `/.well-known/tdmrep.json`. */
export function* licenceRoutes(context: SiteContext): Generator<Route> {
  yield { kind: "json", path: TDMREP, indexable: false, view: () => reservation(context) };
  const { license } = context.outlet.policy;
  if (license === undefined) return;
  yield { kind: "rsl", path: LICENSE, indexable: false, view: () => rsl(context, license) };
}

/** W3C TDMRep (final report of 10 May 2024): whether the right to mine texts and data is reserved. Training is that. */
function reservation(context: SiteContext): JsonView {
  const { base, outlet } = context;
  const { train, terms } = outlet.policy.ai;
  const policy = train || terms === undefined ? undefined : addressOf(context, terms);
  return {
    kind: "json",
    path: TDMREP,
    file: fileOf(TDMREP),
    value: [
      {
        location: base.href("/"),
        "tdm-reservation": train ? 0 : 1,
        ...(policy === undefined ? {} : { "tdm-policy": policy }),
      },
    ],
  };
}

/** RSL 1.0, section 3.4.1.1. `ai-index` is an index made to answer with, which is why it goes with `ai-input`. */
const words: Record<AiUse, readonly string[]> = {
  search: ["search"],
  input: ["ai-index", "ai-input"],
  train: ["ai-train"],
};

type License = NonNullable<SiteContext["outlet"]["policy"]["license"]>;

function rsl(context: SiteContext, { holder, kind, email, payment }: License): RslView {
  const { base, outlet } = context;
  const { ai } = outlet.policy;
  const terms = ai.terms === undefined ? undefined : addressOf(context, ai.terms);
  return {
    kind: "rsl",
    path: LICENSE,
    file: fileOf(LICENSE),
    content: base.href("/"),
    permits: aiUses.filter((use) => ai[use]).flatMap((use) => words[use]),
    prohibits: aiUses.filter((use) => !ai[use]).flatMap((use) => words[use]),
    ...(payment === undefined ? {} : { payment }),
    copyright: { kind, holder, email },
    ...(terms === undefined ? {} : { terms }),
  };
}
