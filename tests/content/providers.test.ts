import { describe, expect, test } from "vitest";
import { embeddable, providers } from "../../src/content/markdown/blocks/providers.ts";

/** What becomes of an address: the provider, the page, the frame. */
const found = (address: string) => {
  const { provider, page, frame } = embeddable(address) ?? {};
  return [provider?.name, page, frame];
};

const post = "https://bsky.app/profile/bsky.app/post/3l6oveex3ii2l";
const video = "https://www.youtube.com/watch?v=aqz-KE-bpKQ";
const player = "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ";

describe("An address of a page, or of its frame, is known by its provider", () => {
  test.each([
    [video, "YouTube", video, player],
    ["https://youtu.be/aqz-KE-bpKQ?si=abc", "YouTube", video, player],
    ["http://m.youtube.com/watch?app=desktop&v=aqz-KE-bpKQ&t=1m30s", "YouTube", `${video}&t=90`, `${player}?start=90`],
    ["//www.youtube.com/embed/aqz-KE-bpKQ?start=90", "YouTube", `${video}&t=90`, `${player}?start=90`],
    ["https://www.youtube.com/shorts/aqz-KE-bpKQ", "YouTube", "https://www.youtube.com/shorts/aqz-KE-bpKQ", player],
    [
      "https://www.youtube.com/playlist?list=PL12_a-b",
      "YouTube",
      "https://www.youtube.com/playlist?list=PL12_a-b",
      "https://www.youtube-nocookie.com/embed/videoseries?list=PL12_a-b",
    ],
    [
      "https://vimeo.com/76979871",
      "Vimeo",
      "https://vimeo.com/76979871",
      "https://player.vimeo.com/video/76979871?dnt=1",
    ],
    [
      "https://player.vimeo.com/video/76979871?h=8272103f6e&title=0",
      "Vimeo",
      "https://vimeo.com/76979871/8272103f6e",
      "https://player.vimeo.com/video/76979871?dnt=1&h=8272103f6e",
    ],
    [post, "Bluesky", post, "https://embed.bsky.app/embed/bsky.app/app.bsky.feed.post/3l6oveex3ii2l"],
    [
      "https://embed.bsky.app/embed/did:plc:z72i/app.bsky.feed.post/3l6o?id=1",
      "Bluesky",
      "https://bsky.app/profile/did:plc:z72i/post/3l6o",
      "https://embed.bsky.app/embed/did:plc:z72i/app.bsky.feed.post/3l6o",
    ],
    [
      "https://datawrapper.dwcdn.net/AbC12/3/",
      "Datawrapper",
      "https://datawrapper.dwcdn.net/AbC12/3/",
      "https://datawrapper.dwcdn.net/AbC12/3/",
    ],
    [
      "https://www.datawrapper.de/_/AbC12/",
      "Datawrapper",
      "https://datawrapper.dwcdn.net/AbC12/",
      "https://datawrapper.dwcdn.net/AbC12/",
    ],
    [
      "https://flo.uri.sh/visualisation/123456/embed?auto=1",
      "Flourish",
      "https://public.flourish.studio/visualisation/123456/",
      "https://flo.uri.sh/visualisation/123456/embed",
    ],
    [
      "https://open.spotify.com/intl-de/episode/4rOoJ6Egrf8K2IrywzwOMk?si=1",
      "Spotify",
      "https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk",
      "https://open.spotify.com/embed/episode/4rOoJ6Egrf8K2IrywzwOMk",
    ],
    [
      "https://soundcloud.com/forss/flickermood",
      "SoundCloud",
      "https://soundcloud.com/forss/flickermood",
      "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fforss%2Fflickermood",
    ],
    [
      "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/293&color=%23ff5500",
      "SoundCloud",
      "https://w.soundcloud.com/player/?url=https%3A%2F%2Fapi.soundcloud.com%2Ftracks%2F293",
      "https://w.soundcloud.com/player/?url=https%3A%2F%2Fapi.soundcloud.com%2Ftracks%2F293",
    ],
    [
      "https://www.openstreetmap.org/?mlat=29.2838&mlon=-94.7886#map=15/29.28/-94.78",
      "OpenStreetMap",
      "https://www.openstreetmap.org/?mlat=29.2838&mlon=-94.7886#map=15/29.28/-94.78",
      "https://www.openstreetmap.org/export/embed.html?bbox=-94.79236%2C29.27191%2C-94.76764%2C29.28809&layer=mapnik&marker=29.2838%2C-94.7886",
    ],
    [
      "https://www.openstreetmap.org/export/embed.html?bbox=-0.1%2C51%2C0%2C51.5&layer=mapnik",
      "OpenStreetMap",
      "https://www.openstreetmap.org/#map=13/51.25000/-0.05000",
      "https://www.openstreetmap.org/export/embed.html?bbox=-0.1%2C51%2C0%2C51.5&layer=mapnik",
    ],
    [
      "https://www.tiktok.com/@scout2015/video/6718335390845095173?lang=en",
      "TikTok",
      "https://www.tiktok.com/@scout2015/video/6718335390845095173",
      "https://www.tiktok.com/player/v1/6718335390845095173",
    ],
    [
      "https://www.documentcloud.org/documents/282753-lefler-thesis.html",
      "DocumentCloud",
      "https://www.documentcloud.org/documents/282753-lefler-thesis/",
      "https://embed.documentcloud.org/documents/282753-lefler-thesis/?embed=1",
    ],
    [
      "https://mastodon.social/@Gargron/100254678717223630",
      "Mastodon",
      "https://mastodon.social/@Gargron/100254678717223630",
      "https://mastodon.social/@Gargron/100254678717223630/embed",
    ],
    ["https://twitter.com/jack/status/20?s=20", "X", "https://x.com/jack/status/20", undefined],
    ["https://platform.twitter.com/embed/Tweet.html?dnt=true&id=20", "X", "https://x.com/i/status/20", undefined],
    [
      "https://www.instagram.com/user.name/reel/CxYz_-1/?igsh=1",
      "Instagram",
      "https://www.instagram.com/reel/CxYz_-1/",
      undefined,
    ],
  ])("%s", (address, ...expected) => {
    expect(found(address)).toEqual(expected);
    // What a message says to write must be known again.
    expect(embeddable(expected[1] ?? "")?.page).toBe(expected[1]);
  });

  test("every provider has an address above", () => {
    expect(providers.map(({ name }) => name).sort()).toEqual(
      ["Bluesky", "Datawrapper", "DocumentCloud", "Flourish", "Instagram", "Mastodon", "OpenStreetMap"]
        .concat(["SoundCloud", "Spotify", "TikTok", "Vimeo", "X", "YouTube"])
        .sort(),
    );
  });

  test.each([
    "https://www.youtube.com/@channel",
    "https://www.youtube.com/watch?v=short",
    "https://vimeo.com/about",
    "https://example.org/watch?v=aqz-KE-bpKQ",
    "https://youtube.com.example.org/watch?v=aqz-KE-bpKQ",
    "https://w.soundcloud.com/player/?url=javascript:alert(1)",
    "https://mastodon.social/@user@elsewhere.example/100254678717223630",
    "https://medium.com/@user/a-headline-12345",
    "javascript:alert(1)",
    "wall.jpg",
    "",
  ])("nothing is shown of %s", (address) => {
    expect(embeddable(address)).toBeUndefined();
  });
});

test("a frame is always at the provider, whatever an address says", () => {
  const hostile = `https://player.vimeo.com/video/1?h=${encodeURIComponent('"><script>@evil.example/')}`;
  const { frame = "" } = embeddable(hostile) ?? {};
  expect(new URL(frame).origin).toBe("https://player.vimeo.com");
  expect(frame).not.toMatch(/[<>"]/);
});
