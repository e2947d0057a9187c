import {
  imageTypeTerms,
  lossTerms,
  modalityTerms,
  photometricTerms,
  sequenceTerms,
  unitTerms,
  yesNoTerms,
} from './knownTerms';

/**
 * How the value of a kept element passes into a kit. Text never passes as it is: numbers have to be numbers, terms known
 * ones, UIDs of the standard, and what is of the scanner a known maker.
 */
export type Keeping =
  /** Decimal or integer text, or binary numbers where a file writes those; at most `most` values. */
  | { readonly kind: 'decimals'; readonly most: number }
  | { readonly kind: 'binary'; readonly bytesEach: number; readonly most: number }
  | { readonly kind: 'terms'; readonly terms: ReadonlySet<string> }
  /** Tables that pixels are read by. */
  | { readonly kind: 'bytes'; readonly mostBytes: number }
  | { readonly kind: 'standard-uid' }
  | { readonly kind: 'mapped-uid' }
  | { readonly kind: 'maker' }
  | { readonly kind: 'model' }
  | { readonly kind: 'items' };

/** An element that passes, wherever in a data set or in kept sequences it stands. */
export interface KeptElement {
  /** As PS3.6 has it: for files that do not write it. */
  readonly vr: string;
  readonly keeping: Keeping;
  /** Of the scanner or its settings, which tell scans apart: left out where nothing may tell which belong together. */
  readonly isOfAcquisition?: true;
  /** Passes inside this sequence alone; `top`: in none. */
  readonly onlyIn?: string;
}

const items = { vr: 'SQ', keeping: { kind: 'items' } } as const;
const decimals = (vr: 'DS' | 'IS', most = 1): KeptElement => ({ vr, keeping: { kind: 'decimals', most } });
const words = (most = 1): KeptElement => ({ vr: 'US', keeping: { kind: 'binary', bytesEach: 2, most } });
const longs = (most = 1): KeptElement => ({ vr: 'UL', keeping: { kind: 'binary', bytesEach: 4, most } });
const doubles = (most = 1): KeptElement => ({ vr: 'FD', keeping: { kind: 'binary', bytesEach: 8, most } });
const terms = (known: ReadonlySet<string>): KeptElement => ({
  vr: 'CS',
  keeping: { kind: 'terms', terms: known },
});
const acquired = (kept: KeptElement): KeptElement => ({ ...kept, isOfAcquisition: true });
const pointer = { vr: 'AT', keeping: { kind: 'binary', bytesEach: 4, most: 1 } } as const;
/** Offsets of 100,000 frames. */
const offsets = { vr: 'OV', keeping: { kind: 'bytes', mostBytes: 800_000 }, onlyIn: 'top' } as const;

/**
 * Everything of a DICOM file that passes into a kit beside the pixels and what the kit writes itself: what reading and
 * measuring need, and what makes the rest a whole image. All other elements are left out, the private ones but those of
 * `keptPrivate` with them.
 */
export const keptElements: Readonly<Record<string, KeptElement>> = {
  // What the image is.
  x00080008: terms(imageTypeTerms),
  x00080016: { vr: 'UI', keeping: { kind: 'standard-uid' } },
  x00080060: terms(modalityTerms),
  x00080070: { vr: 'LO', keeping: { kind: 'maker' }, isOfAcquisition: true },
  x00081090: { vr: 'LO', keeping: { kind: 'model' }, isOfAcquisition: true },
  x00089007: terms(imageTypeTerms),
  // How it was acquired.
  x00180020: acquired(terms(sequenceTerms)),
  x00180021: acquired(terms(sequenceTerms)),
  x00180022: acquired(terms(sequenceTerms)),
  x00180023: acquired(terms(sequenceTerms)),
  x00180050: decimals('DS'),
  x00180080: acquired(decimals('DS')),
  x00180081: acquired(decimals('DS')),
  x00180082: acquired(decimals('DS')),
  x00180083: acquired(decimals('DS')),
  x00180087: acquired(decimals('DS')),
  x00180088: decimals('DS'),
  x00180091: acquired(decimals('IS')),
  x00180095: acquired(decimals('DS')),
  x00181310: acquired(words(4)),
  x00181312: acquired(terms(sequenceTerms)),
  x00181314: acquired(decimals('DS')),
  x00185100: acquired(terms(sequenceTerms)),
  x00189025: acquired(terms(sequenceTerms)),
  x00189026: acquired(terms(sequenceTerms)),
  x00189058: acquired(words()),
  x00189079: acquired(doubles(8)),
  x00189082: acquired(doubles()),
  x00189231: acquired(words()),
  // Where it lies.
  x00200032: decimals('DS', 3),
  x00200037: decimals('DS', 6),
  x00209057: longs(),
  x00209157: longs(16),
  x00209164: { vr: 'UI', keeping: { kind: 'mapped-uid' } },
  x00209165: pointer,
  x00209167: pointer,
  // How its pixels are read and shown.
  x00280002: words(),
  x00280004: terms(photometricTerms),
  x00280006: words(),
  x00280008: decimals('IS'),
  x00280010: words(),
  x00280011: words(),
  x00280030: decimals('DS', 2),
  x00280100: words(),
  x00280101: words(),
  x00280102: words(),
  x00280103: words(),
  x00280120: words(2),
  x00280121: words(2),
  x00280301: terms(yesNoTerms),
  x00281050: decimals('DS', 32),
  x00281051: decimals('DS', 32),
  x00281052: decimals('DS'),
  x00281053: decimals('DS'),
  x00281054: terms(unitTerms),
  x00282110: terms(lossTerms),
  x00282112: decimals('DS', 8),
  x00282114: terms(lossTerms),
  x00283002: { ...words(3), onlyIn: 'x00283000' },
  x00283004: { ...terms(unitTerms), onlyIn: 'x00283000' },
  x00283006: { vr: 'OW', keeping: { kind: 'bytes', mostBytes: 131_072 }, onlyIn: 'x00283000' },
  x7fe00001: offsets,
  x7fe00002: offsets,
  // Sequences, of which again only kept elements pass.
  x00189112: items,
  x00189114: items,
  x00189115: items,
  x00189125: items,
  x00189226: items,
  x00209111: items,
  x00209113: items,
  x00209116: items,
  x00209221: items,
  x00209222: items,
  x00283000: items,
  x00289110: items,
  x00289132: items,
  x00289145: items,
  x52009229: items,
  x52009230: items,
};

/** A private element that passes, in whichever block its creator reserved. */
export interface KeptPrivate {
  readonly group: string;
  readonly element: string;
  /** Written for the block; a file's own text passes only where it is one of these. */
  readonly creators: readonly string[];
  /** Whether the creator has to be there for the element to mean anything. */
  readonly needsCreator: boolean;
  readonly kept: KeptElement;
}

const float: KeptElement = { vr: 'FL', keeping: { kind: 'binary', bytesEach: 4, most: 1 } };

/** Philips' scale slope and intercept, and the sequence that enhanced images have them in. PS3.15 lists both as safe. */
export const keptPrivate: readonly KeptPrivate[] = [
  {
    group: '2005',
    element: '0d',
    creators: ['Philips MR Imaging DD 001'],
    needsCreator: true,
    kept: float,
  },
  {
    group: '2005',
    element: '0e',
    creators: ['Philips MR Imaging DD 001'],
    needsCreator: true,
    kept: float,
  },
  {
    group: '2005',
    element: '0f',
    creators: ['Philips MR Imaging DD 005', 'Philips MR Imaging DD 001'],
    needsCreator: false,
    kept: items,
  },
];
