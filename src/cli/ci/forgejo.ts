import { deploySteps, secretLines, workflow } from "./github.ts";
import { minutesOf, type Wish, type Written } from "./workflow.ts";

/** Forgejo keeps copies of the actions, so that no run asks GitHub. */
const HOME = "https://data.forgejo.org/actions";

/** A workflow of Forgejo Actions (Codeberg). */
export function forgejo(wish: Wish): Written {
  const text = workflow({
    runsOn: "docker",
    container: `node:${wish.node}-bookworm`,
    actions: {
      checkout: `${HOME}/checkout@v4`,
      restore: `${HOME}/cache/restore@v4`,
      save: `${HOME}/cache/save@v4`,
    },
    price: `${minutesOf(1, 2)} They are of your own runner, or of the host that lends you one.`,
    publish: deploySteps(wish, ""),
  });
  return {
    files: [{ path: ".forgejo/workflows/publish.yml", text }],
    next: secretLines(wish, 'In the repository\'s settings, below "Actions", "Secrets", add'),
  };
}
