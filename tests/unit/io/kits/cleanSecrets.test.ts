import dcmjs from 'dcmjs';
import { describe, expect, it } from 'vitest';
import { pseudonymUid } from '../../../../src/io/dicom/pseudonymUid';
import { cleanDicom } from '../../../../src/io/kits/cleanDicom';
import { keptElements } from '../../../../src/io/kits/keptElements';
import { confidentialityActions } from '../../../support/confidentialityActions';
import { type DicomElement, joinBytes } from '../../../support/dicomWriter';
import { type SyntheticDicom, syntheticDicom } from '../../../support/syntheticDicom';

const order = { code: 'S-001', mapUid: (uid: string) => pseudonymUid('secret', uid), isMasked: false };
const binary = new Set([
  'US',
  'SS',
  'UL',
  'SL',
  'FL',
  'FD',
  'AT',
  'OB',
  'OW',
  'OF',
  'OD',
  'OL',
  'OV',
  'UN',
  'SV',
  'UV',
]);
const secretUid = '1.2.826.0.1.3680043.9.7777';

/** An element that holds a secret, in the form that its VR has. */
function secretIn(tag: string, vr: string): DicomElement {
  const name = `SECRET ${tag}`;
  if (vr === 'SQ') {
    const inside = [
      { tag: 'x00080018', vr: 'UI', value: `${secretUid}.1` },
      { tag: 'x00081030', vr: 'LO', value: name },
      { tag: 'x00100010', vr: 'PN', value: 'SECRET^IN^SEQUENCE' },
      { tag: 'x00091010', vr: 'LO', value: name },
    ];
    return { tag, vr, value: [inside] };
  }
  if (vr === 'UI') return { tag, vr, value: `${secretUid}.${Number.parseInt(tag.slice(1), 16)}` };
  if (vr === 'DA') return { tag, vr, value: '19470815' };
  if (vr === 'TM') return { tag, vr, value: '081523.4711' };
  if (vr === 'DT') return { tag, vr, value: '19470815081523.4711' };
  if (binary.has(vr)) return { tag, vr, value: new TextEncoder().encode(`SECRET-${tag}`.padEnd(16)) };
  return { tag, vr, value: name };
}

const dictionary = Object.values(dcmjs.data.DicomMetaDictionary.nameMap);
const vrByTag = new Map(
  dictionary.map(({ tag, vr }) => [`x${tag.replace(/[(),]/g, '').toLowerCase()}`, vr.slice(0, 2)]),
);
const vrOf = (tag: string): string => {
  const vr = vrByTag.get(tag) ?? 'LO';
  return /^[A-Z]{2}$/.test(vr) ? vr : vr === 'ox' ? 'OW' : vr === 'xs' ? 'US' : 'LO';
};

/** Elements that the pixels of the test image are read by stay as they are. */
const needed =
  /^x0028(?:0002|0004|0006|0008|0010|0011|0100|0101|0102|0103|0120|0121|3000)$|^x7fe000(?:08|09|10)|^x000[0-7]|^xfffe|....0000$/;
const sopClass = 'x00080016';

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

function cleaned(options: SyntheticDicom): string {
  const result = cleanDicom(syntheticDicom(options), order);
  if (!result.ok) throw new Error(result.error.message);
  return latin(result.value.bytes);
}

const profiled = Object.entries(confidentialityActions).flatMap(([action, text]) =>
  text
    .trim()
    .split(/\s+/)
    .map((tag) => ({ action, tag })),
);
const secrets = /SECRET|19470815|081523|1\.2\.826\.0\.1\.3680043\.9\.7777/;

describe('cleaning by PS3.15 annex E', () => {
  it('has all elements of table E.1-1 at hand', () => {
    expect(profiled).toHaveLength(620);
  });

  it.each(['explicit', 'implicit', 'big-endian', 'deflated'] as const)(
    'lets no element that the profile removes, empties, replaces or maps pass with its content: %s',
    (encoding) => {
      const survivors = profiled.flatMap(({ action, tag }) => {
        const number = tag.replace('50xxxxxx', '50003000').replace('60xx', '6000');
        const element = secretIn(`x${number}`, vrOf(`x${number}`));
        // Commands, file meta and directory records stand in no data set: they are planted in an item.
        const isLow = number < '0008';
        const planted: DicomElement = isLow ? { tag: 'x52009229', vr: 'SQ', value: [[element]] } : element;
        const text = cleaned({ encoding, elements: [planted] });
        return secrets.test(text) ? [`${action} ${tag}`] : [];
      });
      expect(survivors).toEqual([]);
    },
    120_000,
  );

  it('keeps of the elements of the profile only those that it maps or empties itself', () => {
    const acted = new Set(profiled.map(({ tag }) => `x${tag}`));
    const both = Object.keys(keptElements).filter((tag) => acted.has(tag));
    // Dimension Organization UID is action U: it is mapped.
    expect(both).toEqual(['x00209164']);
  });

  it.each(['explicit', 'implicit', 'big-endian'] as const)(
    'lets no text planted in any element of the data dictionary pass, but for the model of the scanner: %s',
    (encoding) => {
      const all = [...vrByTag.keys()]
        .filter((tag) => /^x[0-9a-f]{8}$/.test(tag) && !needed.test(tag) && tag !== sopClass)
        .map((tag) => secretIn(tag, vrOf(tag)))
        .filter(({ tag, vr }) => !(keptElements[tag] && binary.has(vr)));
      expect(all.length).toBeGreaterThan(4500);
      const text = cleaned({ encoding, elements: all });
      expect(text.match(/SECRET(?: x[0-9a-f]{8})?/g)).toEqual(['SECRET x00081090']);
      expect(text).not.toMatch(/19470815|081523|1\.2\.826\.0\.1\.3680043\.9\.7777/);
    },
  );

  it('lets nothing pass from inside sequences that it keeps, at any depth, nor from private blocks', () => {
    const planted: DicomElement[] = [
      secretIn('x00081030', 'LO'),
      secretIn('x00100010', 'PN'),
      secretIn('x00189074', 'DT'),
      secretIn('x00204000', 'LT'),
      { tag: 'x20050010', vr: 'LO', value: 'Philips MR Imaging DD 001' },
      { tag: 'x20050011', vr: 'LO', value: 'SECRET CREATOR' },
      { tag: 'x2005100e', vr: 'FL', value: [1.5] },
      { tag: 'x2005100d', vr: 'LO', value: 'SECRET' },
      { tag: 'x20051010', vr: 'LO', value: 'SECRET' },
      { tag: 'x2005110e', vr: 'LO', value: 'SECRET' },
    ];
    const deep: DicomElement = {
      tag: 'x2005140f',
      vr: 'SQ',
      value: [[...planted, { tag: 'x00089215', vr: 'SQ', value: [planted] }]],
    };
    const macro: DicomElement = {
      tag: 'x00289110',
      vr: 'SQ',
      value: [[...planted, { tag: 'x00280030', vr: 'DS', value: '0.5\\0.5' }]],
    };
    const group = [...planted, macro, deep].sort((a, b) => (a.tag < b.tag ? -1 : 1));
    const elements: DicomElement[] = [
      ...planted,
      deep,
      { tag: 'x52009229', vr: 'SQ', value: [group] },
      { tag: 'x52009230', vr: 'SQ', value: [group] },
    ];
    for (const encoding of ['explicit', 'implicit', 'big-endian'] as const) {
      const text = cleaned({ encoding, elements });
      expect(text).not.toMatch(secrets);
      expect(text).toContain('Philips MR Imaging DD 001');
    }
  });

  it('drops preamble, odd file meta elements, bytes behind the pixels, and elements after them', () => {
    const bytes = syntheticDicom({ trailing: new TextEncoder().encode('SECRET behind the pixels.') });
    bytes.set(new TextEncoder().encode('SECRET in the preamble'), 0);
    const result = cleanDicom(bytes, order);
    expect(result.ok && latin(result.value.bytes)).not.toMatch(/SECRET/);
    const padding = joinBytes([new Uint8Array(24).fill(7), new TextEncoder().encode('SECRET padding')]);
    const long = syntheticDicom({ elements: [{ tag: 'x7fe00010', vr: 'OW', value: padding }] });
    const cut = cleanDicom(long, order);
    expect(cut.ok ? latin(cut.value.bytes) : cut.error.message).not.toMatch(/SECRET/);
  });

  it('clears an overlay that lies in unused bits of the pixels, and warns of it', () => {
    const overlay = [
      { tag: 'x60000010', vr: 'US', value: [4] },
      { tag: 'x60000100', vr: 'US', value: [16] },
      { tag: 'x60000102', vr: 'US', value: [12] },
    ];
    const result = cleanDicom(syntheticDicom({ bitsStored: 12, garbageAbove: 5, elements: overlay }), order);
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value.signs).toContain('overlay');
    const pixels = result.value.bytes.slice(-24);
    expect([...pixels].filter((byte, index) => index % 2 === 1 && byte !== 0)).toEqual([]);
  });

  it('writes who and what it is by the rules of the profile', () => {
    const result = cleanDicom(
      syntheticDicom({ elements: [{ tag: 'x00280301', vr: 'CS', value: 'YES' }] }),
      order,
    );
    if (!result.ok) throw new Error(result.error.message);
    const { bytes, signs } = result.value;
    const read = dcmjs.data.DicomMessage.readFile(bytes.slice().buffer);
    const value = (tag: string) => read.dict[tag]?.Value[0];
    expect(value('00120062')).toBe('YES');
    expect(value('00280303')).toBe('REMOVED');
    expect(value('00100020')).toBe('S-001');
    expect(value('00120064')).toMatchObject({
      '00080100': { Value: ['113100'] },
      '00080102': { Value: ['DCM'] },
    });
    // 2.25 and the first 128 bits of SHA-256 of "secret|1.2.3.4", computed with sha256sum and bc.
    expect(value('00080018')).toBe('2.25.310390737031750917339636421212679353390');
    expect(read.meta['00020003']?.Value[0]).toBe(value('00080018'));
    for (const tag of ['00080020', '00080050', '00100030', '00100040', '00200010', '00200011']) {
      expect(read.dict[tag]?.Value.join('') ?? 'missing').toBe('');
    }
    expect(signs).toContain('stated');
  });
});
