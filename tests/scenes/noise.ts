/** Reproducible noise: the same number for the same place, between 0 and 1. */
export function hashAt(x: number, y: number, seed = 0): number {
  let h = Math.imul(x, 374761393) + Math.imul(y, 668265263) + Math.imul(seed, 2246822519);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  h = Math.imul(h ^ (h >>> 16), 2246822519);
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296;
}

function smoothAt(x: number, y: number, seed: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - left, y - top];
  const [u, v] = [fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy)];
  const above = hashAt(left, top, seed) * (1 - u) + hashAt(left + 1, top, seed) * u;
  const below = hashAt(left, top + 1, seed) * (1 - u) + hashAt(left + 1, top + 1, seed) * u;
  return above * (1 - v) + below * v;
}

/** Noise of many sizes, each half as strong as the one twice its size, as surfaces and clouds in photographs have it: 0 to 1. */
export function cloudAt(x: number, y: number, octaves: number, seed = 0): number {
  let [sum, weight, size] = [0, 0.5, 1];
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * smoothAt(x * size, y * size, seed + octave);
    weight /= 2;
    size *= 2;
  }
  return sum / (1 - 2 ** -octaves);
}
