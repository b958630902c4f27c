import { YAMLException } from "js-yaml";
import { misreadings } from "./misread.ts";
import { readYaml } from "./yaml-value.ts";

/** A key at the margin, with all lines up to the next one. */
export interface KeyBlock {
  readonly name: string;
  /** Its line within the YAML, counted from 0. */
  readonly line: number;
  readonly yaml: string;
}

/** @param yaml with line feeds only */
export function keyBlocks(yaml: string): KeyBlock[] {
  const lines = yaml.split("\n");
  const found = lines.flatMap((text, line) => {
    const [, name] = /^["']?([\p{L}_$@][^\s:"']*)["']?[ \t]*:(?:\s|$)/u.exec(text) ?? [];
    return name === undefined ? [] : { name, line };
  });
  return found.map(({ name, line }, index) => ({
    name,
    line,
    yaml: lines.slice(line, found[index + 1]?.line).join("\n"),
  }));
}

/**
 * The keys that can be read although others cannot, so that what is wrong with them is told in the same run.
 *
 * @param yaml with line feeds only
 * @param faulty the lines with problems, counted from 0
 */
export function soundKeys(yaml: string, faulty: readonly number[]): Record<string, unknown> {
  const blocks = keyBlocks(yaml);
  const last = yaml.split("\n").length - 1;
  // YAML may stop behind the last line: the last key is what is wrong then.
  const faultyLines = new Set(faulty.map((line) => Math.min(line, last)));
  const isFaulty = ({ line, yaml }: KeyBlock): boolean =>
    yaml.split("\n").some((_, index) => faultyLines.has(line + index));
  const names = new Set<string>();
  const repeated = new Set<string>();
  for (const { name } of blocks) (names.has(name) ? repeated : names).add(name);
  return Object.assign(
    {},
    ...blocks.filter((block) => !isFaulty(block) && !repeated.has(block.name)).map((block) => readAlone(block.yaml)),
  );
}

/** @returns nothing where YAML misreads it, or where it is none */
function readAlone(yaml: string): object | undefined {
  const { misread, corrected } = misreadings(yaml);
  if (misread.length > 0) return undefined;
  try {
    const [value] = readYaml(corrected);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return undefined;
  }
}
