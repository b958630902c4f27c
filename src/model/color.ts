// Colours as six hexadecimal digits, as CSS writes them: `#9b1c1f`.

type Channels = readonly [red: number, green: number, blue: number];

const channelsOf = (color: string): Channels => {
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

/** A mixture in sRGB. @param share of the other colour, 0 to 1 */
export function mix(color: string, other: string, share: number): string {
  const [to, from] = [channelsOf(other), channelsOf(color)];
  const mixed = from.map((channel, index) => Math.round(channel + ((to[index] ?? channel) - channel) * share));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
function luminanceOf(color: string): number {
  const linear = channelsOf(color).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = linear;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio, 1 to 21 (WCAG 2.2). */
export function contrastOf(one: string, other: string): number {
  const [light, dark] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** The contrast that text needs (WCAG 2.2, success criterion 1.4.3, level AA). */
export const LEAST_CONTRAST = 4.5;

/**
 * The shade of a colour nearest to it that can be read on some grounds: the colour itself, or a darker or lighter one.
 *
 * @returns nothing where neither black nor white could be read on them
 */
export function readableOn(grounds: readonly string[], color: string): string | undefined {
  const isReadable = (shade: string) => grounds.every((ground) => contrastOf(shade, ground) >= LEAST_CONTRAST);
  const shades = Array.from({ length: 51 }, (_, step) =>
    ["#000000", "#ffffff"].map((end) => mix(color, end, step / 50)),
  );
  return shades.flat().find(isReadable);
}
