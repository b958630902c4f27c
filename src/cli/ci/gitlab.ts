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

/** A pipeline of GitLab CI/CD. Without a target, it publishes with GitLab Pages. */
export function gitlab(wish: Wish): Written {
  const way = wish.target === undefined ? undefined : wayTo(wish.target);
  const install = way && installed(way, "");
  const publish = way
    ? [...(install === undefined ? [] : [install]), ...keysFor[way], deployCommand(wish)]
    : ["rm -rf public && cp -r _site public"];
  const script = ["npm ci", "npm run build", "npm run check", ...publish];
  const text = `# Publishes the paper whenever the default branch changes, and when a schedule says. Written by "npm run ci".
#
# For embargoes and dates to come, add a schedule (Build, Pipeline schedules). Every hour, 17 * * * *, it costs this:
# ${minutesOf(2, 4)} gitlab.com gives 400 for nothing; a runner of your own costs none.
image: node:${wish.node}-bookworm
workflow:
  # A run that waits is dropped when a newer commit comes; one that has begun is not stopped halfway.
  auto_cancel:
    on_new_commit: conservative
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
default:
  # What builds remember, and pictures that were made.
  cache:
    - key: broadsheet
      paths: [.broadsheet]
    - key:
        files: [package-lock.json]
      paths: [.npm]
variables:
  npm_config_cache: $CI_PROJECT_DIR/.npm
  # The whole history: it says at which addresses stories were.
  GIT_DEPTH: "0"
${way ? "publish" : "pages"}:
  stage: deploy
  interruptible: false
  # One after the other, and the newest last.
  resource_group: publish
  script:
${indented(script.map(item), 4)}${way ? "" : PAGES}${way || !wish.notifies ? "" : NOTIFY}`;
  return {
    files: [{ path: ".gitlab-ci.yml", text }],
    next: way
      ? secretsOf[way].map(
          ([name, what]) => `In Settings, CI/CD, Variables, add the protected variable ${name}: ${what}.`,
        )
      : ['Write gitlab into "hosts" of _data/hosting.ts.'],
  };
}

/** A text as an item of a list in YAML. */
const item = (text: string): string => `- ${/^[\w./ -]+$/.test(text) ? text : JSON.stringify(text)}`;

/** GitLab publishes what the job leaves in "public", files of .well-known too. */
const PAGES = `  pages: true
  artifacts:
    paths: [public]
    expire_in: 1 day
`;

/** After the pages are public. The site stays so, whatever the hub and search engines answer. */
const NOTIFY = `notify:
  stage: .post
  resource_group: publish
  allow_failure: true
  script:
    - npm ci
    - "rm -rf _site && mv public _site"
    - npm run notify
`;
