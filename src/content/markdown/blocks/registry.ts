import type { BlockKind } from "./block.ts";
import { box } from "./box.ts";
import { call } from "./call.ts";
import { embed } from "./embed.ts";
import { figure } from "./figure.ts";
import { gallery } from "./gallery.ts";
import { pullquote } from "./pullquote.ts";
import { audio, video } from "./recording.ts";

/** Every kind of block: a file of this folder and a line here. */
export const blockKinds: readonly BlockKind[] = [audio, box, call, embed, figure, gallery, pullquote, video];
