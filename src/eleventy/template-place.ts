import type { Environment } from "nunjucks";
import { causesOf } from "../model/error-text.ts";

// Where a template went wrong. Nunjucks names the template that was asked for and the line of the one that failed, which is another
// wherever a layout extends or includes one. Its types do not name these parts.
type Render = (
  environment: unknown,
  context: unknown,
  frame: unknown,
  runtime: unknown,
  done: (error: unknown, text?: unknown) => void,
) => void;
interface Compiled {
  readonly path?: string;
  rootRenderFunc: Render;
  readonly blocks: Record<string, Render>;
}
/** The context of a template, of which this looks for the block above another. */
interface Blocks {
  getSuper(environment: unknown, name: string, block: Render, ...rest: unknown[]): void;
}

const failedIn = new WeakMap<object, string>();
const named = new WeakSet<object>();

/** The file of the template that an error of Nunjucks comes from; nothing where it is not known. */
export const templateOf = (error: unknown): string | undefined =>
  typeof error === "object" && error !== null ? failedIn.get(error) : undefined;

/** Has every template that an environment loads say which it is when it fails. */
export function nameFiles(environment: Environment): void {
  const { getTemplate } = environment;
  environment.getTemplate = function (this: Environment, name: string, ...rest: unknown[]) {
    const done = rest.find((each): each is (error: unknown, template: Compiled) => void => typeof each === "function");
    const [, parent, ignoreMissing] = rest.map((each) => (typeof each === "function" ? undefined : each));
    const answer =
      done &&
      ((error: unknown, template: Compiled) => {
        if (error) nameBroken(error);
        done(error, template && nameFile(template));
      });
    try {
      // Compiled at once, so that the functions are there.
      const found: unknown = Reflect.apply(getTemplate, this, [name, true, parent, ignoreMissing, answer]);
      return found ? nameFile(found as Compiled) : found;
    } catch (error) {
      nameBroken(error);
      throw error;
    }
  } as typeof getTemplate;
}

/** What cannot be compiled says itself which template it is. */
function nameBroken(error: unknown): void {
  const [, path] = error instanceof Error ? (/^\(([^()\n]+)\)(?: \[Line|\n)/.exec(error.message) ?? []) : [];
  if (path !== undefined) name(error, path);
}

function name(error: unknown, path: string): void {
  // Nunjucks may wrap it, and Eleventy take it out again.
  for (const each of causesOf(error))
    if (typeof each === "object" && each !== null && !failedIn.has(each)) failedIn.set(each, path);
}

/** The line is one of another template. */
function forgetLine(error: unknown): void {
  if (error instanceof Error && "lineno" in error) error.lineno = 0;
}

function nameFile(template: Compiled): Compiled {
  if (named.has(template) || template.path === undefined) return template;
  named.add(template);
  const { path } = template;
  const naming =
    (render: Render): Render =>
    (environment, context, frame, runtime, done) => {
      // The rest of a layout is called from within the last block, which catches what the rest throws and takes it for its own.
      let ofRest: unknown;
      render(environment, context, frame, runtime, (error, text) => {
        if (error && ofRest !== undefined && causesOf(error).includes(ofRest)) {
          // A new error has the line of the block.
          if (error !== ofRest) forgetLine(error);
        } else if (error) name(error, path);
        try {
          done(error, text);
        } catch (thrown) {
          ofRest = thrown;
          throw thrown;
        }
      });
    };
  template.rootRenderFunc = naming(template.rootRenderFunc);
  for (const [name, render] of Object.entries(template.blocks)) {
    const hasSuper = String(render).includes("context.getSuper(");
    const block: Render = naming(
      hasSuper ? (environment, context, ...rest) => render(environment, knowing(context, block), ...rest) : render,
    );
    template.blocks[name] = block;
  }
  return template;
}

/** A context in which `super()` finds the block above this one: Nunjucks looks for the function that was compiled. */
const knowing = (context: unknown, block: Render): unknown =>
  Object.create(context as Blocks, {
    getSuper: {
      value: (environment: unknown, name: string, _: Render, ...rest: unknown[]) =>
        (context as Blocks).getSuper(environment, name, block, ...rest),
    },
  });
