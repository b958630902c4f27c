// Draws the headlines as one picture for people to look at: node --import ./src/cli/broadsheet.mjs tests/media/cards/sheet.ts FILE.png [COUNT]

import sharp from "sharp";
import { drawCard } from "../../../src/media/cards/draw.ts";
import { headlines } from "./headlines.ts";

const [file = "sheet.png", count = "110"] = process.argv.slice(2);
const COLUMNS = 5;
const [width, height] = [600, 315];
/** The same headlines again and again, each time in another length. */
const variants: readonly ((headline: string) => string)[] = [
  (headline) => headline,
  (headline) => `${headline}; ${headline}`.slice(0, 110),
  (headline) => headline.slice(0, headline.length / 2),
  (headline) => `2026: “${headline}”?`,
  (headline) => headline.slice(headline.length / 3),
];
const cards = Array.from({ length: Number(count) }, (_, index) => {
  const [language, direction, headline] = headlines[index % headlines.length] ?? ["en", "ltr", ""];
  const vary = variants[Math.floor(index / headlines.length) % variants.length];
  return [language, direction, vary?.(headline) ?? headline] as const;
});
const began = process.cpuUsage();
const drawn: Buffer[] = [];
for (const [language, direction, headline] of cards)
  drawn.push(
    await drawCard({
      ...{ kind: "card", width: 1200, height: 630, headline, language, direction, label: "Town" },
      name: "The Fennick Courier",
      outlet: { language: "en", direction: "ltr" },
      colors: { paper: "#fdfcf9", ink: "#17191c", accent: "#9b1c1f" },
    }),
  );
const { user, system } = process.cpuUsage(began);
const small = await Promise.all(drawn.map((card) => sharp(card).resize(width, height).toBuffer()));
await sharp({
  create: {
    width: COLUMNS * (width + 10),
    height: Math.ceil(cards.length / COLUMNS) * (height + 10),
    channels: 3,
    background: "#888",
  },
})
  .composite(
    small.map((input, index) => ({
      input,
      left: (index % COLUMNS) * (width + 10),
      top: Math.floor(index / COLUMNS) * (height + 10),
    })),
  )
  .png()
  .toFile(file);
const bytes = drawn.reduce((sum, { length }) => sum + length, 0) / drawn.length;
process.stdout.write(
  `${cards.length} cards, ${((user + system) / 1000 / cards.length).toFixed(1)} CPU ms and ${Math.round(bytes / 1000)} kB each\n`,
);
