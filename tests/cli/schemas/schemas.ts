import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { build } from "esbuild";
import { load } from "js-yaml";
import gitlabSchema from "./gitlab-ci.json" with { type: "json" };

/** What GitHub's own parser finds wrong with a workflow. Forgejo's language is the same, as far as `ci` uses it. */
export async function faultsOfWorkflow(content: string): Promise<string[]> {
  // The package imports JSON as browsers' bundlers do, and Node does not.
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-test-"));
  try {
    const outfile = join(folder, "parser.cjs");
    const entry = 'export { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";';
    await build({
      stdin: { contents: entry, resolveDir: process.cwd() },
      bundle: true,
      platform: "node",
      format: "cjs",
      outfile,
      logLevel: "silent",
    });
    const { parseWorkflow, NoOperationTraceWriter }: typeof import("@actions/workflow-parser") =
      createRequire(outfile)(outfile);
    const { context } = parseWorkflow({ name: "publish.yml", content }, new NoOperationTraceWriter());
    return context.errors.getErrors().map(({ message }) => message);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What GitLab's schema finds wrong with a pipeline. */
export function faultsOfPipeline(content: string): string[] {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const isValid = ajv.validate(gitlabSchema, load(content));
  return isValid ? [] : (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
