import { type DicomElement, joinBytes, writeElements } from './dicomWriter';

/* DICOM objects as other programs write them, element by element. */

export type Item = readonly DicomElement[];

export function el(tag: string, vr: string, value: DicomElement['value']): DicomElement {
  return { tag: `x${tag}`, vr, value };
}

export function sequence(tag: string, items: readonly Item[]): DicomElement {
  return { tag: `x${tag}`, vr: 'SQ', value: items };
}

/** A whole file, explicit little-endian unless told. */
export function objectFile(sopClass: string, elements: Item, isImplicit = false): Uint8Array<ArrayBuffer> {
  const little = { isImplicit: false, isBigEndian: false };
  const meta = writeElements(
    [
      el('00020001', 'OB', Uint8Array.of(0, 1)),
      el('00020002', 'UI', sopClass),
      el('00020003', 'UI', '1.2.3.4'),
      el('00020010', 'UI', isImplicit ? '1.2.840.10008.1.2' : '1.2.840.10008.1.2.1'),
    ],
    little,
  );
  const head = writeElements([el('00020000', 'UL', [meta.length])], little);
  const data = [el('00080016', 'UI', sopClass), el('00080018', 'UI', '1.2.3.4'), ...elements];
  const sorted = [...data].sort((a, b) => (a.tag < b.tag ? -1 : 1));
  const whole = joinBytes([
    new Uint8Array(128),
    new TextEncoder().encode('DICM'),
    head,
    meta,
    writeElements(sorted, { isImplicit, isBigEndian: false }),
  ]);
  return new Uint8Array(whole);
}

/** `42798000 SCT Area` as a sequence of one code. */
export function coded(tag: string, code: string): DicomElement {
  const [value = '', scheme = '', ...meaning] = code.split(' ');
  return sequence(tag, [
    [el('00080100', 'SH', value), el('00080102', 'SH', scheme), el('00080104', 'LO', meaning.join(' '))],
  ]);
}

/** A content item of an SR. */
export function content(type: string, concept: string, more: Item, children: readonly Item[] = []): Item {
  const elements = [
    el('0040a040', 'CS', type),
    ...(concept === '' ? [] : [coded('0040a043', concept)]),
    ...more,
    ...(children.length > 0 ? [sequence('0040a730', children)] : []),
  ];
  return elements.sort((a, b) => (a.tag < b.tag ? -1 : 1));
}

export function num(concept: string, value: string, unit: string, children: readonly Item[] = []): Item {
  const measured = [coded('004008ea', `${unit} UCUM ${unit}`), el('0040a30a', 'DS', value)];
  return content('NUM', concept, [sequence('0040a300', [measured])], children);
}

export function image(uid: string, frame?: string): Item {
  const reference = [
    el('00081150', 'UI', '1.2.840.10008.5.1.4.1.1.4'),
    el('00081155', 'UI', uid),
    ...(frame === undefined ? [] : [el('00081160', 'IS', frame)]),
  ];
  return content('IMAGE', '', [sequence('00081199', [reference])]);
}

export function scoord(graphicType: string, numbers: readonly number[], children: readonly Item[]): Item {
  return content(
    'SCOORD',
    '111030 DCM Image Region',
    [el('00700022', 'FL', numbers), el('00700023', 'CS', graphicType)],
    children,
  );
}

export function group(children: readonly Item[]): Item {
  return content('CONTAINER', '125007 DCM Measurement Group', [], children);
}

export const trackingId = (text: string): Item =>
  content('TEXT', '112039 DCM Tracking Identifier', [el('0040a160', 'UT', text)]);

const report = '1.2.840.10008.5.1.4.1.1.88.33';

/** A report with these children of its root. */
export function reportFile(children: readonly Item[], more: Item = []): Uint8Array<ArrayBuffer> {
  const root = content('CONTAINER', '126000 DCM Imaging Measurement Report', [], children);
  return objectFile(report, [...more, ...root]);
}

/** A segmentation: bits of frames, row by row, and the groups of each frame. */
export function segmentationFile(options: {
  readonly rows: number;
  readonly columns: number;
  readonly masks: readonly string[];
  readonly type?: string;
  readonly segments: readonly Item[];
  readonly frames: readonly Item[];
  readonly shared?: Item;
  readonly isImplicit?: boolean;
}): Uint8Array<ArrayBuffer> {
  const {
    rows,
    columns,
    masks,
    segments,
    frames,
    shared = [],
    type = 'BINARY',
    isImplicit = false,
  } = options;
  const values = masks.flatMap((mask) => [...mask.replace(/\s/g, '')].map(Number));
  const isBinary = type === 'BINARY';
  const bytes = isBinary ? new Uint8Array(2 * Math.ceil(values.length / 16)) : Uint8Array.from(values);
  if (isBinary) {
    for (const [at, value] of values.entries()) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (value << (at & 7));
  }
  const even = bytes.length % 2 === 1 ? joinBytes([bytes, Uint8Array.of(0)]) : bytes;
  return objectFile(
    '1.2.840.10008.5.1.4.1.1.66.4',
    [
      el('00200052', 'UI', '1.2.9'),
      el('00280002', 'US', [1]),
      el('00280004', 'CS', 'MONOCHROME2'),
      el('00280008', 'IS', String(masks.length)),
      el('00280010', 'US', [rows]),
      el('00280011', 'US', [columns]),
      el('00280100', 'US', [isBinary ? 1 : 8]),
      el('00280101', 'US', [isBinary ? 1 : 8]),
      el('00280102', 'US', [isBinary ? 0 : 7]),
      el('00280103', 'US', [0]),
      el('00620001', 'CS', type),
      sequence('00620002', segments),
      sequence('52009229', [shared]),
      sequence('52009230', frames),
      el('7fe00010', 'OB', even),
    ],
    isImplicit,
  );
}

/** A structure set of one structure with these contours: type, numbers, and the image if there is one. */
export function structureSetFile(
  contours: readonly (readonly [type: string, numbers: readonly number[], uid?: string])[],
  name = 'Muscle left',
  frameOfReference = '1.2.9',
): Uint8Array<ArrayBuffer> {
  const items = contours.map(([type, numbers, uid]): Item => {
    const reference = uid === undefined ? [] : [sequence('30060016', [[el('00081155', 'UI', uid)]])];
    return [
      ...reference,
      el('30060042', 'CS', type),
      el('30060046', 'IS', String(numbers.length / 3)),
      el('30060050', 'DS', numbers.join('\\')),
    ];
  });
  return objectFile('1.2.840.10008.5.1.4.1.1.481.3', [
    sequence('30060020', [
      [el('30060022', 'IS', '4'), el('30060024', 'UI', frameOfReference), el('30060026', 'LO', name)],
    ]),
    sequence('30060039', [[sequence('30060040', items), el('30060084', 'IS', '4')]]),
    sequence('30060080', [[el('30060084', 'IS', '4'), el('300600a6', 'PN', 'Kim^Minji')]]),
  ]);
}
