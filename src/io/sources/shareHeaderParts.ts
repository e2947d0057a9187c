import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { FileOutcome } from './indexFile';

type Header = { -readonly [K in keyof SliceHeader]: SliceHeader[K] };

/** Parts of a header that all slices of a series have alike. */
const sharedParts = [
  'patient',
  'imageType',
  'pixels',
  'rescale',
  'philipsScale',
  'acquisition',
  'window',
  'warnings',
] as const satisfies readonly (keyof SliceHeader)[];

const sharedTexts = [
  'sopClassUid',
  'seriesInstanceUid',
  'studyInstanceUid',
  'frameOfReferenceUid',
  'modality',
  'studyDate',
  'studyTime',
  'studyDescription',
  'seriesDescription',
  'protocolName',
] as const satisfies readonly (keyof SliceHeader)[];

/**
 * Equal parts of headers as one and the same object. Between a worker and the page such parts are then copied once a
 * message instead of once a slice, and the page keeps one of each. What headers say does not change.
 */
export class HeaderSharer {
  readonly #parts = new Map<string, unknown>();
  readonly #known = new WeakMap<object, unknown>();
  readonly #texts = new Map<string, string>();

  /** The header with its parts taken from those seen before. */
  share(header: SliceHeader): SliceHeader {
    const shared: Header = { ...header };
    for (const key of sharedParts) this.#sharePart(shared, key);
    for (const key of sharedTexts) this.#shareText(shared, key);
    const { plane, spacing } = header.grid;
    shared.grid = {
      ...header.grid,
      ...(spacing && { spacing: this.#one(spacing) }),
      ...(plane && {
        plane: {
          ...plane,
          rowDirectionLps: this.#one(plane.rowDirectionLps),
          columnDirectionLps: this.#one(plane.columnDirectionLps),
        },
      }),
    };
    return shared;
  }

  #sharePart<K extends keyof Header>(header: Header, key: K): void {
    const part = header[key];
    if (typeof part === 'object' && part !== null) header[key] = this.#one(part);
  }

  #shareText<K extends keyof Header>(header: Header, key: K): void {
    const text = header[key];
    if (typeof text !== 'string') return;
    const first = this.#texts.get(text);
    // The same text: only which copy of it is kept differs.
    if (first === undefined) this.#texts.set(text, text);
    else header[key] = first as typeof text;
  }

  /** The first object that says the same. */
  #one<T extends object>(part: T): T {
    // Keyed by its own text, so that what is found under it says the same.
    const known = this.#known.get(part) as T | undefined;
    if (known !== undefined) return known;
    const text = JSON.stringify(part);
    const first = (this.#parts.get(text) as T | undefined) ?? part;
    this.#parts.set(text, first);
    this.#known.set(part, first);
    return first;
  }
}

/** Outcomes whose headers share what they have alike. */
export function shareHeaderParts(
  outcomes: readonly FileOutcome[],
  sharer: HeaderSharer = new HeaderSharer(),
): readonly FileOutcome[] {
  return outcomes.map((outcome) =>
    outcome.kind === 'images'
      ? { ...outcome, headers: outcome.headers.map((header) => sharer.share(header)) }
      : outcome,
  );
}
