import { cloudAt, hashAt } from "./noise.ts";

/** Light of a point, red, green and blue from 0 on: 1 is white. */
export type Light = readonly [number, number, number];
/** What a camera sees at a point: both from 0, at the top left, in heights of the picture. */
export type Scene = (x: number, y: number) => Light;

const mix = (a: Light, b: Light, t: number): Light => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];
const scaled = ([r, g, b]: Light, by: number): Light => [r * by, g * by, b * by];
const plus = (a: Light, b: Light): Light => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
/** 0 below `from`, 1 above `to`, and smooth between them. */
const step = (from: number, to: number, value: number): number => {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
};
const within = (value: number, from: number, to: number): boolean => value >= from && value < to;
const glow = (x: number, y: number, size: number): number => Math.exp(-(x * x + y * y) / (size * size));

/** How far inside of a rounded shape a point is: above 0 within. */
const oval = (x: number, y: number, width: number, height: number): number => 1 - (x / width) ** 2 - (y / height) ** 2;

/** The sea below a horizon: waves that are longer the nearer they are, with the light that they throw back. */
function sea(x: number, depth: number, sky: Light, water: Light, sun: number, seed: number): Light {
  const near = 0.004 + depth;
  const wave = cloudAt((x - 0.75) / near / 1.4, 1.5 / near, 5, seed);
  const fine = cloudAt(x * 60, 40 * Math.sqrt(depth) * 6, 3, seed + 9);
  const slope = wave * 0.7 + fine * 0.3;
  const path = Math.exp(-(((x - sun) / (0.05 + 0.35 * depth)) ** 2));
  return plus(
    mix(water, sky, step(0.3, 0.75, slope) * 0.7),
    scaled([1, 0.75, 0.45], path * step(0.52, 0.72, slope) * 0.9),
  );
}

/** A ferry leaves harbour at sunrise. */
const ferry: Scene = (x, y) => {
  const horizon = 0.56;
  const sun = 0.46;
  const high = step(0, horizon, y);
  const cloud = cloudAt(x * 2.2, y * 7, 7, 3);
  let sky = mix([0.25, 0.36, 0.55], [0.98, 0.66, 0.42], high ** 1.6);
  sky = mix(sky, [0.62, 0.42, 0.44], step(0.48, 0.72, cloud) * 0.75);
  sky = plus(sky, scaled([1, 0.8, 0.5], glow(x - sun, y - horizon + 0.03, 0.16) * 0.8));
  if (y < horizon) {
    const hills = horizon - 0.05 * cloudAt(x * 3, 0, 6, 11) - 0.03 * step(0.9, 1.5, x);
    let seen = y > hills ? mix([0.3, 0.27, 0.34], [0.55, 0.42, 0.4], cloudAt(x * 30, y * 60, 4, 5) * 0.5) : sky;
    const [bx, by] = [x - 0.86, y - horizon];
    const hull = within(bx, -0.2 + by * -0.35, 0.21 - Math.max(0, by + 0.05) * 0.5) && within(by, -0.055, 0.012);
    const decks = within(bx, -0.15, 0.17) && within(by, -0.105, -0.055);
    const bridge = within(bx, -0.13, -0.05) && within(by, -0.14, -0.105);
    const funnel = within(bx, 0.05, 0.09) && within(by, -0.165, -0.105);
    const dirt = 0.85 + 0.3 * cloudAt(x * 80, y * 80, 4, 21);
    if (hull) seen = scaled(by > -0.012 ? [0.42, 0.1, 0.09] : [0.09, 0.13, 0.22], dirt);
    if (decks || bridge) {
      const pane = (bx * 60) % 1;
      const isWindow = within(Math.abs(by + 0.085) * 60, 0, 0.55) && Math.abs(pane) > 0.3;
      seen = isWindow ? [0.95, 0.78, 0.45] : scaled([0.74, 0.68, 0.64], dirt);
    }
    if (funnel) seen = scaled([0.55, 0.16, 0.12], dirt);
    const smoke = glow(bx - 0.07 - (0.165 + by) * -1.2, by + 0.2, 0.05) * cloudAt(x * 14, y * 14, 5, 8);
    return by > -0.3 && by < -0.16 ? mix(seen, [0.3, 0.28, 0.3], Math.min(0.8, smoke)) : seen;
  }
  const depth = (y - horizon) / (1 - horizon);
  const reflected = step(0, 0.3, 0.28 - Math.abs(x - 0.86)) * step(0.3, 0, depth);
  return scaled(sea(x, depth, [0.92, 0.63, 0.46], [0.1, 0.17, 0.25], sun, 31), 1 - 0.5 * reflected);
};

/** A seal pup on wet stones. */
const seal: Scene = (x, y) => {
  const shore = 0.3 + 0.02 * cloudAt(x * 4, 1, 4, 2);
  if (y < shore) {
    const foam = step(0.62, 0.75, cloudAt(x * 7, y * 40, 6, 4)) * step(0.05, shore, y);
    return mix(mix([0.62, 0.68, 0.7], [0.27, 0.38, 0.4], step(0, 0.12, y)), [0.92, 0.94, 0.93], foam);
  }
  const depth = (y - shore) / (1 - shore);
  const far = 1 / (0.22 + depth);
  const [sx, sy] = [(x - 0.75) * far * 9, far * 7];
  let edge = 9;
  let stone = 0;
  for (let i = -1; i <= 1; i++)
    for (let j = -1; j <= 1; j++) {
      const [cx, cy] = [Math.floor(sx) + i, Math.floor(sy) + j];
      const away = Math.hypot(cx + hashAt(cx, cy, 1) - sx, cy + hashAt(cx, cy, 2) - sy);
      if (away < edge) {
        edge = away;
        stone = hashAt(cx, cy, 3);
      }
    }
  const grain = cloudAt(x * 90, y * 90, 5, 6);
  let ground = scaled(mix([0.32, 0.31, 0.3], [0.55, 0.5, 0.44], stone), (1.15 - edge) * (0.6 + 0.7 * grain));
  ground = plus(ground, scaled([0.5, 0.55, 0.6], step(0.62, 0.9, grain + 0.3 * (1 - edge)) * 0.25));
  const [px, py] = [x - 0.78, y - 0.66];
  const body = Math.max(
    oval(px, py + 0.02 * Math.sin(px * 6), 0.36, 0.15),
    oval(px + 0.29, py + 0.08, 0.125, 0.115),
    oval(px - 0.38, py - 0.04, 0.1, 0.035),
  );
  const shadow = oval(px, py - 0.1, 0.4, 0.09);
  if (body <= 0) return scaled(ground, 1 - 0.55 * step(0, 0.8, shadow));
  const fur = cloudAt(px * 26 + py * 9, py * 70, 6, 14);
  const spots = step(0.56, 0.7, cloudAt(px * 18, py * 22, 3, 17));
  let coat = mix([0.83, 0.8, 0.74], [0.42, 0.39, 0.36], spots * 0.7);
  coat = scaled(coat, (0.55 + 0.6 * fur) * (0.45 + 0.75 * step(0, 0.9, body)) * (1.1 - 1.6 * Math.max(0, py)));
  const eye = Math.max(oval(px + 0.35, py + 0.105, 0.017, 0.019), oval(px + 0.27, py + 0.1, 0.018, 0.02));
  const nose = oval(px + 0.318, py + 0.055, 0.02, 0.013);
  if (eye > 0) return oval(px + 0.345, py + 0.112, 0.005, 0.005) > 0 ? [0.9, 0.9, 0.9] : [0.03, 0.03, 0.04];
  return nose > 0 ? [0.08, 0.07, 0.07] : coat;
};

/** A bonfire on a hill at night. */
const bonfire: Scene = (x, y) => {
  const [fx, fy] = [x - 0.72, 0.74 - y];
  const wind = 0.1 * cloudAt(1, y * 5, 3, 9) * Math.max(0, fy);
  const width = Math.max(0.001, 0.2 * (1 - Math.max(0, fy) / 0.62));
  const tongue = cloudAt((fx - wind) * 9, y * 5 + 3, 6, 12);
  const reach = 1.25 - Math.abs(fx - wind) / width - 1.1 * (1 - tongue) * (0.4 + fy * 2);
  const flame = within(fy, -0.06, 0.61) ? step(0, 1, reach) * step(-0.06, 0.02, fy) : 0;
  const light = 0.9 * glow(fx, fy - 0.12, 0.5) + 0.25 * glow(fx, fy, 1);
  const smoke = step(0.4, 0.8, cloudAt(x * 3 - y, y * 4, 6, 15)) * step(0.75, 0.05, y);
  let seen: Light = mix([0.015, 0.02, 0.045], [0.3, 0.15, 0.09], light * (0.35 + 0.65 * smoke));
  if (hashAt(Math.floor(x * 500), Math.floor(y * 500), 40) > 0.9985 && y < 0.4) seen = plus(seen, [0.3, 0.3, 0.33]);
  const hill = 0.72 + 0.05 * Math.sin(x * 2.1) + 0.012 * cloudAt(x * 40, 0, 4, 20);
  if (y > hill) {
    const grass = cloudAt(x * 55, y * 26, 6, 23);
    seen = scaled(
      mix([0.1, 0.09, 0.05], [0.55, 0.33, 0.14], grass),
      0.08 + 1.3 * light * step(0.95, 0.2, Math.abs(fx)),
    );
  }
  const spark =
    hashAt(Math.floor((x - wind) * 260), Math.floor((y + x) * 260), 51) > 0.9965 && light > 0.16 && fy > 0.1;
  if (spark) seen = plus(seen, [1, 0.62, 0.2]);
  seen = plus(seen, plus(scaled([1.3, 0.55, 0.1], flame), scaled([0.5, 0.75, 0.45], flame ** 3)));
  for (let person = 0; person < 17; person++) {
    const at = 0.04 + person * 0.09 + 0.04 * hashAt(person, 0, 60);
    const tall = 0.17 + 0.06 * hashAt(person, 1, 60);
    const foot = 0.93 + 0.05 * hashAt(person, 2, 60);
    const [dx, dy] = [x - at, foot - y];
    const isBody = Math.abs(dx) < 0.03 - 0.012 * Math.abs(dy / tall - 0.5) && within(dy, 0, tall * 0.84);
    if (isBody || Math.hypot(dx, dy - tall * 0.92) < 0.021) {
      const rim = step(0.012, 0.02, dx * Math.sign(0.72 - at)) * light;
      seen = plus(
        scaled([0.03, 0.025, 0.03], 1 + cloudAt(x * 90, y * 90, 4, 70)),
        scaled([0.9, 0.42, 0.14], rim * 0.8),
      );
    }
  }
  return seen;
};

/** The tower of a town hall in the evening, upright. */
const tower: Scene = (x, y) => {
  const cloud = cloudAt(x * 3 + y, y * 4, 7, 80);
  let sky = mix([0.2, 0.3, 0.52], [0.95, 0.72, 0.55], step(0, 1.05, y));
  sky = mix(sky, [0.93, 0.72, 0.66], step(0.5, 0.78, cloud) * 0.7);
  const tx = x - 0.34;
  const half = 0.1 + 0.015 * y;
  const roof = within(y, 0.12, 0.24) && Math.abs(tx) < ((y - 0.12) / 0.12) * (half + 0.02);
  const isTower = y >= 0.24 && Math.abs(tx) < half;
  if (!isTower && !roof) {
    const roofs = 0.86 - 0.05 * Math.abs(((x * 5) % 1) - 0.5) - 0.04 * hashAt(Math.floor(x * 5), 0, 84);
    if (y < roofs) return sky;
    const tile = cloudAt(x * 70, y * 160, 5, 86);
    const isLit =
      hashAt(Math.floor(x * 46), Math.floor(y * 34), 88) > 0.83 && y > 0.9 && (x * 46) % 1 > 0.35 && (y * 34) % 1 > 0.3;
    return isLit ? [1, 0.78, 0.42] : scaled([0.42, 0.27, 0.24], 0.3 + 0.8 * tile);
  }
  const sunlit = 0.5 + 0.75 * step(-half, half, tx);
  if (roof) return scaled([0.3, 0.34, 0.36], sunlit * (0.6 + 0.5 * cloudAt(x * 60, y * 60, 5, 90)));
  const row = Math.floor(y * 42);
  const course = (x * 26 + (row % 2) * 0.5) % 1;
  const joint = Math.min(Math.abs((y * 42) % 1), course, 1 - course);
  const block = 0.8 + 0.3 * hashAt(Math.floor(x * 26 + (row % 2) * 0.5), row, 92);
  const stone = scaled([0.74, 0.63, 0.5], sunlit * block * (0.62 + 0.6 * cloudAt(x * 110, y * 110, 5, 94)));
  const face = Math.hypot(tx, y - 0.37);
  if (face < 0.078) {
    const angle = Math.atan2(tx, 0.37 - y);
    const isMark = face > 0.06 && Math.abs((((angle / Math.PI) * 6 + 12.5) % 1) - 0.5) < 0.07;
    const hand = (turn: number, long: number) =>
      face < long && Math.abs(Math.sin(angle - turn)) * face < 0.0032 && Math.cos(angle - turn) > 0;
    if (face > 0.072 || isMark || hand(0.9, 0.058) || hand(3.6, 0.04)) return [0.08, 0.08, 0.1];
    return scaled([1, 0.9, 0.68], 0.86 + 0.12 * cloudAt(x * 30, y * 30, 4, 96));
  }
  const isWindow = Math.abs(tx) < 0.018 && [0.56, 0.7, 0.84].some((at) => within(y, at, at + 0.07 - tx * tx * 40));
  if (isWindow) return [0.1, 0.09, 0.1];
  return joint < 0.05 ? scaled(stone, 0.7) : stone;
};

/** The photographs of the paper that ships: by file, width and height in pixels. */
export const scenes: Readonly<Record<string, { scene: Scene; width: number; height: number }>> = {
  "ferry-at-dawn": { scene: ferry, width: 3000, height: 2000 },
  "seal-pup": { scene: seal, width: 3000, height: 2000 },
  "lantern-hill-bonfire": { scene: bonfire, width: 3000, height: 2000 },
  "town-hall": { scene: tower, width: 2000, height: 3000 },
};
