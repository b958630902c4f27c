import { describe, expect, test } from "vitest";
import { MARK } from "../../src/model/mark.ts";
import { mp4, wav, webm } from "../media/films.ts";
import { ingestFiles, onlyStory, SVG, story } from "./seeds.ts";

const VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nThe pile goes in.\n";
const block = async (text: string, files: Record<string, string | Uint8Array>) => {
  const { body } = await onlyStory({ "seeds/x.md": story("", `Before.\n\n${text}\n`), ...files });
  const [printed] = body.blocks ?? [];
  return { ...body, page: printed?.page.replaceAll(MARK, "|"), feed: printed?.feed.replaceAll(MARK, "|") };
};
const messages = async (text: string, files: Record<string, string | Uint8Array> = {}) =>
  (await ingestFiles({ "seeds/x.md": story("", `${text}\n`), ...files })).messages;

describe("::: video", () => {
  test("plays a film with its poster, captions and transcript", async () => {
    const { page, feed, files, pictures } = await block(
      "::: video pile.webm The first & last pile\n![The pile driver](pile.svg)\n\n[English](pile.vtt), [Deutsch](pile.de.vtt)\n\n**Foreman:** Let go.\n:::",
      { "seeds/media/pile.webm": webm, "seeds/pile.svg": SVG, "seeds/pile.vtt": VTT, "seeds/pile.de.vtt": VTT },
    );
    expect(page).toBe(
      '<div class="recording">\n<figure>\n<video controls preload="none" width="96" height="54" poster="|poster:0|" aria-label="The first &amp; last pile">\n' +
        '<source src="|file:2|" type="video/webm">\n<track kind="captions" src="|file:0|" srclang="en" label="English">\n' +
        '<track kind="captions" src="|file:1|" srclang="de" label="Deutsch">\n</video>\n' +
        '<figcaption><a href="|file:2|">The first &amp; last pile</a></figcaption>\n</figure>\n' +
        "<details>\n<summary>|word:transcript|</summary>\n<p><strong>Foreman:</strong> Let go.</p>\n</details>\n</div>\n",
    );
    expect(feed).toBe(
      '<figure>|picture:0|</figure>\n<p><a href="|file:2|">The first &amp; last pile</a></p>\n<p><strong>|word:transcript|</strong></p>\n<p><strong>Foreman:</strong> Let go.</p>\n',
    );
    expect(files?.[2]).toMatchObject({ width: 96, height: 54, played: { as: "video", poster: 0 } });
    expect(pictures[0]?.role).toBe("poster");
  });

  test("without a poster shows its first picture, and never begins by itself", async () => {
    const { page } = await block("::: video pile.mp4 The pile\n[English](pile.vtt)\n:::", {
      "seeds/pile.mp4": mp4,
      "seeds/pile.vtt": VTT,
    });
    expect(page).toContain('<video controls preload="metadata"');
    expect(page).not.toMatch(/autoplay|loop|poster=/);
  });

  test("without captions warns, and plays", async () => {
    expect(await messages("::: video pile.mp4 The pile :::", { "seeds/pile.mp4": mp4 })).toEqual([
      'seeds/x.md:5: warning: body: the film "pile.mp4" has no captions, so that it says nothing to those who cannot hear it. Put them beside it as WebVTT, and link to them within the block: [English](pile.en.vtt).',
    ]);
  });

  test("of a phone that browsers do not all know warns", async () => {
    const hevc = Buffer.from(mp4.toString("latin1").replace("avc1\0", "hvc1\0"), "latin1");
    const files = { "seeds/pile.mp4": hevc, "seeds/pile.vtt": VTT };
    expect(await messages("::: video pile.mp4 The pile\n[English](pile.vtt)\n:::", files)).toEqual([
      'seeds/x.md:5: warning: body: the film "pile.mp4" is encoded in a way that many browsers do not play (hvc1). Export it as H.264.',
    ]);
  });
});

describe("::: audio", () => {
  test("plays a sound, and shows what is said when a reader asks", async () => {
    const { page, files } = await block("::: audio bell.wav The bell\nIt rings *twice*.\n\n- Ding.\n:::", {
      "seeds/bell.wav": wav(2),
    });
    expect(page).toBe(
      '<div class="recording">\n<figure>\n<audio controls preload="none" aria-label="The bell">\n<source src="|file:0|" type="audio/wav">\n</audio>\n' +
        '<figcaption><a href="|file:0|">The bell</a></figcaption>\n</figure>\n' +
        "<details>\n<summary>|word:transcript|</summary>\n<p>It rings <em>twice</em>.</p>\n<ul>\n<li>Ding.</li>\n</ul>\n</details>\n</div>\n",
    );
    expect(files).toMatchObject([{ seconds: 2, bytes: 16_044, played: { as: "audio", title: "The bell" } }]);
  });

  test("without a transcript warns, and plays", async () => {
    expect(await messages("::: audio bell.wav The bell :::", { "seeds/bell.wav": wav(1) })).toEqual([
      'seeds/x.md:5: warning: body: the sound "bell.wav" has no transcript, so that it says nothing to those who cannot hear it. Write what is heard between "::: audio" and ":::".',
    ]);
  });
});

test.each([
  [
    "::: video pile.mp4\n[English](pile.vtt)\n:::",
    '"::: video pile.mp4" has no title. Say on the same line what it is: ::: video pile.mp4 The first pile goes in.',
  ],
  ["::: audio\nText.\n:::", '"::: audio" lacks a file. Write it like "::: audio bell.mp3 The harbour bell at noon".'],
  [
    "::: audio gone.mp3 The bell :::",
    'there is no file "gone.mp3". Put it beside the story or into seeds/media/. Write a space in its name as %20.',
  ],
  ["::: audio pile.mp4 The pile :::", '"pile.mp4" is no sound. Write it as "::: video pile.mp4".'],
  ["::: video bell.wav The bell :::", '"bell.wav" is no film. Write it as "::: audio bell.wav".'],
  ["::: video list.csv The list :::", '"list.csv" is no film. Use one that browsers play: MP4 (H.264) or WebM.'],
  ["::: video page.mp4 A page :::", '"page.mp4" is not MP4, or is damaged. Check that it plays, and export it again.'],
  [
    "::: video pile.mp4 The pile\n[English](wrong.vtt)\n:::",
    'the link leads to "wrong.vtt", which is not WebVTT, since its first line is not WEBVTT. Export the captions as WebVTT.',
  ],
])("an editor reads what is wrong with %s", async (text, message) => {
  const said = await messages(text, {
    ...{ "seeds/pile.mp4": mp4, "seeds/pile.vtt": VTT, "seeds/bell.wav": wav(1), "seeds/list.csv": "a" },
    ...{ "seeds/page.mp4": "<html>", "seeds/wrong.vtt": "1\n00:00:00,000" },
  });
  expect(said.filter((line) => line.startsWith("seeds/x.md") && !line.includes("warning"))).toEqual([
    expect.stringMatching(/^seeds\/x\.md:[56]: body: /),
  ]);
  expect(said.join("\n")).toContain(message);
});
