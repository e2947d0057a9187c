import type { GivenImages } from '../ports';

/** A bundle that somebody gave: a file, or what stands for one. */
export interface GivenBundle {
  readonly name: string;
  readonly size: number;
  /** The file itself, or what gives its bytes. A kit with images may be larger than memory: then it is a `Blob`. */
  readonly source: Blob | { arrayBuffer(): Promise<ArrayBuffer> };
  /** The same file as a source of images, for a kit that holds some. */
  readonly given?: GivenImages;
  /** Hears that it was taken in. */
  readonly onTaken?: () => Promise<void>;
}

/** The bundle for whoever reads it: as it is where it can be read in parts, else its bytes. */
export async function bundleContent({ source }: GivenBundle): Promise<Blob | Uint8Array> {
  return source instanceof Blob ? source : new Uint8Array(await source.arrayBuffer());
}
