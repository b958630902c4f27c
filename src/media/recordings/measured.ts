/** What the file of a film or a sound says of it. */
export interface Measured {
  readonly seconds?: number;
  /** In pixels, as it is shown. */
  readonly width?: number;
  readonly height?: number;
  /** Of the pictures, as the container names it: `avc1`, `hvc1`. */
  readonly codec?: string;
}
