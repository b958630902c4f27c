import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Alarm } from "../../src/build/watch.ts";

const MINUTE = 60_000;
let rung: number[] = [];
const alarm = () => new Alarm(Date.now, () => rung.push(Date.now()));

beforeEach(() => {
  rung = [];
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => void vi.useRealTimers());

it("an alarm rings once, at its time, also after a hundred days", () => {
  const at = 100 * 24 * 60 * MINUTE + 1;
  alarm().set(at);
  vi.advanceTimersByTime(at - 1);
  expect(rung).toEqual([]);
  vi.advanceTimersByTime(10 * MINUTE);
  expect(rung).toEqual([at]);
});

it("a machine that slept is half a minute late at most", () => {
  alarm().set(90 * MINUTE);
  vi.setSystemTime(120 * MINUTE);
  vi.advanceTimersByTime(MINUTE / 2);
  expect(rung).toHaveLength(1);
});

it("a time that is set takes the place of the last one, and nothing takes it away", () => {
  const one = alarm();
  one.set(2 * MINUTE);
  one.set(5 * MINUTE);
  vi.advanceTimersByTime(4 * MINUTE);
  expect(rung).toEqual([]);
  one.set(undefined);
  vi.advanceTimersByTime(4 * MINUTE);
  expect(rung).toEqual([]);
});

it("it does not ring a second time for the same time, as where the build has problems", () => {
  const one = new Alarm(Date.now, () => {
    rung.push(Date.now());
    one.set(MINUTE);
  });
  one.set(MINUTE);
  vi.advanceTimersByTime(5 * MINUTE);
  expect(rung).toEqual([MINUTE]);
  one.set(7 * MINUTE);
  vi.advanceTimersByTime(5 * MINUTE);
  expect(rung).toEqual([MINUTE, 7 * MINUTE]);
});
