import { wayTo } from "../../output/deploy/targets.ts";
import {
  deployCommand,
  indented,
  installed,
  keysFor,
  minutesOf,
  secretsOf,
  type Wish,
  type Written,
} from "./workflow.ts";

/** Actions by the tag of their major version: these are the service's own, and a tag gets their mends. */
interface Actions {
  readonly checkout: string;
  /** Absent where the image has Node. */
  readonly node?: string;
  readonly restore: string;
  readonly save: string;
}

const own: Actions = {
  checkout: "actions/checkout@v6",
  node: "actions/setup-node@v6",
  restore: "actions/cache/restore@v5",
  save: "actions/cache/save@v5",
};

/** A workflow of GitHub Actions. Without a target, it publishes with GitHub Pages. */
export function github(wish: Wish): Written {
  const isPages = wish.target === undefined;
  const permissions = isPages ? ["contents: read", "pages: write", "id-token: write"] : ["contents: read"];
  const job = {
    runsOn: "ubuntu-latest",
    actions: own,
    permissions,
    price: `${minutesOf(1, 2)} A private repository has 2,000 free, a public one pays nothing.`,
    ...(isPages
      ? { environment: ["environment:", "  name: github-pages", `  url: \${{ steps.pages.outputs.page_url }}`] }
      : {}),
    publish: isPages ? pagesSteps(wish) : deploySteps(wish, "sudo "),
  };
  return {
    files: [{ path: ".github/workflows/publish.yml", text: workflow(job) }],
    next: isPages
      ? [
          'In the repository\'s settings, below "Pages", choose "GitHub Actions" as the source.',
          'Write github into "hosts" of _data/hosting.ts.',
        ]
      : secretLines(wish, 'In the repository\'s settings, below "Secrets and variables", "Actions", add the secret'),
  };
}

export const secretLines = ({ target = "" }: Wish, where: string): string[] =>
  secretsOf[wayTo(target)].map(([name, what]) => `${where} ${name}: ${what}.`);

interface Job {
  readonly runsOn: string;
  /** The image in which it runs, if not the machine itself. */
  readonly container?: string;
  readonly actions: Actions;
  readonly permissions?: readonly string[];
  readonly environment?: readonly string[];
  /** What the schedule costs. */
  readonly price: string;
  /** The steps after the check. */
  readonly publish: readonly string[];
}

/** A step is skipped where the clock has changed nothing. */
const IF_DUE = "if: steps.due.outputs.due != 'false'";

/** A workflow in the language that GitHub and Forgejo share. */
export function workflow({ runsOn, container, actions, permissions, environment, price, publish }: Job): string {
  return `# Publishes the paper whenever its main branch changes, and every hour, for embargoes and dates to come. Written by "npm run ci".
name: Publish
on:
  push:
    branches: [main, master]
  workflow_dispatch:
  schedule:
    # ${price}
    - cron: "17 * * * *"
${permissions ? `permissions:\n${indented(permissions, 2)}` : ""}# One after the other. Of those that wait, the newest one stays: a deploy is not stopped halfway, and the newest edition comes last.
concurrency:
  group: publish
  cancel-in-progress: false
jobs:
  publish:
    # Nobody publishes another branch by hand.
    if: github.ref_name == github.event.repository.default_branch || github.event_name == 'schedule'
    runs-on: ${runsOn}
${container === undefined ? "" : `    container: ${container}\n`}${environment ? indented(environment, 4) : ""}    timeout-minutes: 60
    steps:
      # The whole history: it says at which addresses stories were.
      - uses: ${actions.checkout}
        with:
          fetch-depth: 0
          persist-credentials: false
      # What builds remember, and pictures that were made. Each run leaves its own, and begins with the newest.
      - id: cache
        uses: ${actions.restore}
        with:
          path: .broadsheet
          key: broadsheet-\${{ github.run_id }}-\${{ github.run_attempt }}-\${{ github.sha }}
          restore-keys: broadsheet-
${actions.node === undefined ? "" : nodeStep(actions.node)}      - run: npm ci
      # An hour in which neither the clock nor a commit changed anything ends here.
      - id: due
        if: github.event_name == 'schedule' && endsWith(steps.cache.outputs.cache-matched-key, github.sha)
        run: npm run --silent ci -- due >> "$GITHUB_OUTPUT"
      - ${IF_DUE}
        run: npm run build
      - ${IF_DUE}
        run: npm run check
${indented(publish, 6)}      - ${IF_DUE}
        uses: ${actions.save}
        with:
          path: .broadsheet
          key: \${{ steps.cache.outputs.cache-primary-key }}
`;
}

const nodeStep = (action: string): string =>
  indented([`- uses: ${action}`, "  with:", "    node-version-file: .nvmrc", "    cache: npm"], 6);

const pagesSteps = ({ notifies }: Wish): string[] => [
  `- ${IF_DUE}`,
  "  uses: actions/upload-pages-artifact@v5",
  "  with:",
  "    path: _site",
  "    # Else .well-known is left out.",
  "    include-hidden-files: true",
  "- id: pages",
  `  ${IF_DUE}`,
  "  uses: actions/deploy-pages@v5",
  ...(notifies
    ? [
        `- ${IF_DUE}`,
        "  # The site is public, whatever the hub and search engines answer.",
        "  continue-on-error: true",
        "  run: npm run notify",
      ]
    : []),
];

/** The steps that deploy with `npm run deploy`, which tells the hub and search engines too. @param sudo before commands that install */
export function deploySteps(wish: Wish, sudo: string): string[] {
  const way = wayTo(wish.target ?? "");
  const install = installed(way, sudo);
  return [
    ...(install === undefined ? [] : [`- ${IF_DUE}`, `  run: ${install}`]),
    `- ${IF_DUE}`,
    ...(secretsOf[way].length === 0
      ? []
      : ["  env:", ...secretsOf[way].map(([name]) => `    ${name}: \${{ secrets.${name} }}`)]),
    "  run: |",
    ...[...keysFor[way], deployCommand(wish)].map((line) => `    ${line}`),
  ];
}
