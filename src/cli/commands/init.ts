import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { forgetPublished } from "../../output/moved.ts";
import { wordsOf } from "../../site/words.ts";
import { type Answers, answersFromFlags, answersFromTerminal } from "../init/answers.ts";
import { exampleIn, filesOfPaper } from "../init/example.ts";
import { dataFiles, filesOf } from "../init/files.ts";
import { Interview } from "../interview.ts";
import type { Options, Surroundings } from "../options.ts";
import { firstOf, tell } from "../report.ts";
import { type Command, exit } from "./command.ts";

/** What `init` would do to the files of the project. */
interface Plan {
  /** The texts to write, by file. */
  readonly write: ReadonlyMap<string, string>;
  /** Files of the example that go. */
  readonly remove: readonly string[];
  /** Files of the outlet's own that stand where `init` would write. */
  readonly inTheWay: readonly string[];
  /** Other files of the outlet's own: they stay. */
  readonly stay: readonly string[];
}

const SITE = "_data/site.ts";

function planFor(root: string, write: ReadonlyMap<string, string>): Plan {
  const isOfExample = exampleIn(root);
  const files = filesOfPaper(root);
  const others = files.filter((file) => !write.has(file));
  return {
    write,
    remove: others.filter(isOfExample),
    inTheWay: files.filter(
      (file) => write.has(file) && !isOfExample(file) && readFileSync(join(root, file), "utf8") !== write.get(file),
    ),
    stay: others.filter((file) => !isOfExample(file)),
  };
}

function carryOut({ root, output }: Options, { write, remove }: Plan): void {
  for (const file of remove) {
    rmSync(join(root, file));
    removeEmpty(root, dirname(file));
  }
  forgetPublished(output);
  for (const [file, text] of write) {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}

/** Removes a folder of the seeds that nothing is in any more, and those above it. */
function removeEmpty(root: string, folder: string): void {
  if (!folder.startsWith("seeds/") || readdirSync(join(root, folder)).length > 0) return;
  rmdirSync(join(root, folder));
  removeEmpty(root, dirname(folder));
}

/** Says why nothing is written. @param overwritten the outlet's files that stand where `init` would write */
function refuse(root: string, overwritten: readonly string[]): number {
  // They come along with upgrades. A file of `_data` may be right as it is.
  const isOfExample = exampleIn(root);
  const left = filesOfPaper(root).filter((file) => file.startsWith("seeds/") && isOfExample(file));
  return tell(
    [
      `This repository is no longer the example, so nothing was written.${overwritten.length === 0 ? "" : ` init would overwrite ${listed(overwritten)}.`}`,
      "Begin a new paper in a fresh copy of Broadsheet. What is here you change by hand: the README says what is where.",
      ...(left.length === 0
        ? []
        : [`Stories, pages and pictures of the example are still here; git rm what you do not need: ${listed(left)}`]),
    ],
    exit.problems,
  );
}

const listed = (files: readonly string[]): string => firstOf(files, 12);

function report({ name }: Answers, { write, remove, stay }: Plan): number {
  const pages = [...write.keys()].filter((file) => file.startsWith("seeds/pages/"));
  const draft = [...write.keys()].find((file) => /^seeds\/\d/.test(file));
  if (stay.length > 0) tell([`Left as they are, because they are not the example's: ${listed(stay)}`], exit.done);
  console.log(
    [
      `${name} begins: ${write.size} files written, ${remove.length} files of the example removed.`,
      `Answer the questions in ${listed(pages)}.`,
      `Write: npm run new -- "Headline", or begin with ${draft}. Look: npm start. What you said is in _data.`,
    ].join("\n"),
  );
  return exit.done;
}

async function ask(options: Options, terminal: Surroundings["terminal"]): Promise<Answers> {
  if (!terminal) return answersFromFlags(options);
  const interview = new Interview(terminal);
  return answersFromTerminal(options, interview).finally(() => interview.close());
}

/** `npm run init`: makes the example the user's own paper. */
export const init: Command = async (options, _argv, { terminal }: Surroundings) => {
  const { root, now } = options;
  const isOfExample = exampleIn(root);
  if (!isOfExample(SITE))
    return refuse(
      root,
      dataFiles.filter((file) => existsSync(join(root, file)) && !isOfExample(file)),
    );
  const answers = await ask(options, terminal);
  const plan = planFor(root, filesOf(answers, wordsOf({ phrases: {} }, answers.language), now));
  if (plan.inTheWay.length > 0) return refuse(root, plan.inTheWay);
  carryOut(options, plan);
  return report(answers, plan);
};
