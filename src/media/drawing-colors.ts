/**
 * A drawing with the colours of the outlet's design in place of `var(--ink)` and the like: what makes PNGs of it knows no custom
 * properties, and in browsers a picture has none of its page.
 *
 * @throws SyntaxError where it names a colour that is not there
 */
export function inColors(drawing: Buffer, colors: Readonly<Record<string, string>> | undefined): Buffer {
  const source = drawing.toString("utf8");
  if (!colors || !source.includes("var(--")) return drawing;
  const colored = source.replace(/var\(--([\w-]*)\)/g, (_, name: string) => {
    const color = Object.hasOwn(colors, name) ? colors[name] : undefined;
    if (color === undefined) throw new SyntaxError(`knows no color "${name}": use ${Object.keys(colors).join(", ")}`);
    return color;
  });
  return Buffer.from(colored);
}
