import type { Page as Tab } from "playwright-core";

// Walks through a page with the Tab key.

interface Stop {
  /** Its place among all that can have the focus, in the order of the text. */
  readonly at: number;
  readonly name: string;
  readonly isSeen: boolean;
}

const STOPS = `(window.stops ??= [...document.querySelectorAll("a[href], button, input, select, summary, iframe, audio, video, [tabindex='0']")].filter((each) => each.checkVisibility()))`;

/** What has the focus. Within a frame or a player, that: what is in it shows the focus itself. Undefined at the end. */
const STOP = `(() => {
  const active = document.activeElement;
  if (active === document.body || active === null) return undefined;
  const { outlineStyle, outlineWidth } = getComputedStyle(active);
  return { at: ${STOPS}.indexOf(active), name: active.outerHTML.slice(0, 80), isSeen: active.matches("iframe, audio, video") || (outlineStyle !== "none" && outlineWidth !== "0px") };
})()`;

/** Every stop of the Tab key, to the end of the page. A player, which has several, is one. */
export async function walk(tab: Tab): Promise<Stop[]> {
  const stops: Stop[] = [];
  // A trap would go on for ever.
  for (let pressed = 0; pressed < 400; pressed++) {
    await tab.keyboard.press("Tab");
    const stop = await tab.evaluate<Stop | undefined>(STOP);
    // Behind the last stop, some browsers go to their own buttons, and some to the first stop again.
    if (!stop || (stop.at === 0 && stops.length > 1)) return stops;
    if (stop.at !== stops.at(-1)?.at) stops.push(stop);
  }
  throw new Error("the Tab key does not come to the end of the page");
}

/** What is wrong with the walk through a page: its order, a stop that does not show the focus, one that is left out. */
export async function faultsOfWalk(tab: Tab): Promise<string[]> {
  const count = await tab.evaluate<number>(`${STOPS}.length`);
  const stops = await walk(tab);
  const order = stops.map(({ at }) => at);
  return [
    ...stops.filter(({ isSeen }) => !isSeen).map(({ name }) => `hides the focus on ${name}`),
    ...(order.every((at, index) => at === index) ? [] : [`goes through its text as ${order.join(" ")}`]),
    ...(stops.length === count ? [] : [`has ${stops.length} stops for ${count} links and fields`]),
  ];
}
