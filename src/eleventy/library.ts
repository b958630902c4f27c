import { resolve } from "node:path";
import type { UserConfig } from "@11ty/eleventy";
import nunjucks, { type Environment } from "nunjucks";
import { filters, once } from "./filters.ts";
import { formerGlobals } from "./former-names.ts";
import { rememberGiven, rememberValues } from "./missing-value.ts";
import { nameFiles } from "./template-place.ts";

type Done = (error: unknown, text?: string | null) => void;

// Nunjucks' types leave out that a template can be rendered within a frame: it then answers at once where nothing in it has to wait.
declare module "nunjucks" {
  namespace runtime {
    class Frame {}
  }
}
interface Template {
  render(context: object, frame: nunjucks.runtime.Frame, done: Done): void;
}

/**
 * What layouts are rendered with. There are two environments: Eleventy's, which prints the outlet's own pages as on any Eleventy site,
 * and a strict one, which prints the edition and in which it is an error to print what is not there. What the outlet and its plugins
 * register works in both; in the strict one our filters win over those of the same name that plugins bring (plugin-rss writes dates in
 * the time zone of the machine).
 */
export class Library {
  /** How often a template has looked at collections. */
  reads = 0;
  #strict: Environment | undefined;
  /** What every template knows beside its page. */
  #shared: object = {};

  /**
   * @param root of the project, absolute
   * @param own filters of ours that need to know the outlet, by name
   */
  constructor(config: UserConfig, root: string, own: Filters) {
    config.amendLibrary("njk", (environment) => this.#link(environment, root, own));
    // For Liquid and templates in TypeScript, too.
    for (const [name, filter] of Object.entries(own)) config.addFilter(name, filter);
  }

  /** Lets every template know these values, macros too. */
  share(values: Readonly<Record<string, unknown>>): void {
    this.#shared = values;
    for (const [name, value] of Object.entries(values)) this.#strict?.addGlobal(name, value);
  }

  /**
   * Renders a template of `_includes` in the strict environment.
   *
   * @returns the text where nothing in it has to be waited for, else a promise of it
   */
  render(name: string, own: Readonly<Record<string, unknown>>): string | Promise<string> {
    if (!this.#strict) throw new Error("Eleventy has made no Nunjucks environment");
    const template = this.#strict.getTemplate(name) as unknown as Template;
    let made: string | undefined;
    let failed: { error: unknown } | undefined;
    let settle: Done | undefined;
    template.render(own, new nunjucks.runtime.Frame(), (error, text) => {
      if (error) rememberValues(error, { ...this.#shared, ...own });
      if (error) failed ??= { error };
      else made = text ?? "";
      settle?.(error, text);
    });
    if (failed) throw failed.error;
    if (made !== undefined) return made;
    return new Promise((resolve, reject) => {
      settle = (error, text) => (error ? reject(error) : resolve(text ?? ""));
    });
  }

  /** A filter whose `this.ctx` has what every template knows, as Eleventy's has. */
  #knowing(filter: Filter): Filter {
    const complete = (context: unknown) => this.#complete(context);
    return function (this: unknown, ...values) {
      complete(this);
      return filter.apply(this, values);
    };
  }

  /** The context of the strict environment holds what is the page's own; to copy the rest into every context would cost a tenth of a page. */
  #complete(context: unknown): void {
    const { env, ctx } = context as { env?: unknown; ctx?: object };
    if (env === this.#strict && ctx) Object.setPrototypeOf(ctx, this.#shared);
  }

  #link(lax: Environment, root: string, own: Filters): void {
    const strict = new nunjucks.Environment(new nunjucks.FileSystemLoader(resolve(root, "_includes")), {
      throwOnUndefined: true,
      // Without it Nunjucks makes a new error of each, and what it came from is lost.
      dev: true,
    } as nunjucks.ConfigureOptions);
    for (const [name, value] of Object.entries(formerGlobals)) strict.addGlobal(name, value);
    const ours = { ...Object.fromEntries(Object.entries({ ...filters, ...own }).map(named)), once: once(this) };
    for (const environment of [lax, strict]) {
      nameFiles(environment);
      for (const [name, filter] of Object.entries(ours)) environment.addFilter(name, filter);
    }
    this.#strict = strict;
    const add = { filter: lax.addFilter, extension: lax.addExtension, global: lax.addGlobal };
    lax.addFilter = (name, filter, isAsync) => {
      const safe = isAsync ? answering(name, filter) : telling(filter);
      if (!Object.hasOwn(ours, name)) strict.addFilter(name, this.#knowing(safe), isAsync);
      return add.filter.call(lax, name, safe, isAsync);
    };
    lax.addExtension = (name, extension) => {
      passErrorsOn(extension, (context) => this.#complete(context));
      strict.addExtension(name, extension);
      return add.extension.call(lax, name, extension);
    };
    lax.addGlobal = (name, value) => {
      strict.addGlobal(name, value);
      return add.global.call(lax, name, value);
    };
  }
}

type Filters = Readonly<Record<string, (...values: never[]) => unknown>>;

type Values = [...values: unknown[], last: unknown];
type Filter = (...values: Values) => unknown;

/** A filter of ours that says its name where it fails, as Eleventy's do: with what a layout gives it, it may. */
const named = ([name, filter]: readonly [string, (...values: never[]) => unknown]): [string, Filter] => [
  name,
  function (this: unknown, ...values) {
    try {
      return Reflect.apply(filter, this, values);
    } catch (cause) {
      rememberGiven(cause, values);
      throw new Error(`Error in Nunjucks Filter \`${name}\``, { cause });
    }
  },
];

/** A filter of the outlet's that says what it was given where it fails. */
const telling = (filter: Filter): Filter =>
  function (this: unknown, ...values) {
    try {
      return filter.apply(this, values);
    } catch (error) {
      rememberGiven(error, values);
      throw error;
    }
  };

/** Eleventy's asynchronous filters say nothing where they fail, so that the template would wait for ever. */
const answering = (name: string, filter: Filter) =>
  function (this: unknown, ...values: Values): void {
    const done = guarded(values.pop() as Done);
    const fail = (cause: unknown) => {
      rememberGiven(cause, values);
      done(new Error(`Error in Nunjucks Filter \`${name}\``, { cause }));
    };
    void new Promise((resolve) => resolve(filter.call(this, ...values, done))).catch(fail);
  };

/** The same for what shortcodes are made of. @param complete is given the context first */
function passErrorsOn(extension: nunjucks.Extension, complete: (context: unknown) => void): void {
  const { run } = extension as { run?: (...values: Values) => unknown };
  if (!run) return;
  Object.assign(extension, {
    run(this: unknown, ...values: Values) {
      complete(values[0]);
      const last = values.at(-1);
      if (typeof last === "function") values[values.length - 1] = guarded(last as Done);
      return run.apply(this, values);
    },
  });
}

/** What a template throws after it has waited for something is thrown at whatever answered, which lets it fall. */
const guarded =
  (done: Done): Done =>
  (error, value) => {
    try {
      done(error, value);
    } catch (thrown) {
      done(thrown);
    }
  };
