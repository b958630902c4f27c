import { HtmlValidate, StaticConfigLoader } from "html-validate";

/** Resolves the rules once. Resolved for every page, they take a third of the time. */
class OneConfig extends StaticConfigLoader {
  #config: ReturnType<StaticConfigLoader["getConfigFor"]> | undefined;

  override getConfigFor(): ReturnType<StaticConfigLoader["getConfigFor"]> {
    this.#config ??= super.getConfigFor("");
    return this.#config;
  }
}

/** What html-validate's standards for everything and for accessibility find wrong with pages, a line for each fault. */
export async function htmlFaults(files: readonly string[], read: (file: string) => string): Promise<string[]> {
  const rules = new OneConfig({
    extends: ["html-validate:standard", "html-validate:a11y", "html-validate:recommended"],
    rules: {
      // Advice for search results, not for HTML: a headline is as long as its editor makes it, and the outlet's name follows.
      "long-title": "off",
    },
  });
  const validator = new HtmlValidate(rules);
  const found: string[] = [];
  for (const file of files) {
    const { results } = await validator.validateString(read(file), file);
    for (const { messages } of results)
      for (const { line, ruleId, message } of messages) found.push(`${file}:${line}: ${ruleId}: ${message}`);
  }
  return found;
}
