import { describe, expect, it } from 'vitest';
import { sopInstanceUid } from '../../../../src/domain/ids';
import { readRoiFile } from '../../../../src/io/roiFiles/readRoiFile';
import { writeHorosXml } from '../../../../src/io/roiFiles/writeHorosXml';

/*
 * Files as Horos and OsiriX write them: keys and layout as read in ROIWindow.m, DCMView.m (roiLoadFromXML) and the plugin
 * ExportROIs. Points count from the corner of the top-left pixel: ours are 0.5 less.
 */

const head =
  '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0">\n';
const read = (text: string, name = 'rois.xml') => readRoiFile(new TextEncoder().encode(text), name);
const plist = (body: string) => `${head}${body}\n</plist>\n`;

describe('the XML of the ROI window', () => {
  const one = `<dict>
    <key>Comments</key><string></string>
    <key>DataSummary</key><dict>
      <key>AreaCM2</key><real>12.5</real><key>Dev</key><real>40.5</real><key>Max</key><string>300</string>
      <key>Mean</key><real>120.25</real><key>Min</key><real>3</real><key>Total</key><real>1e5</real>
    </dict>
    <key>DataValues</key><array><real>1</real><real>2</real></array>
    <key>Name</key><string>MF &amp; ES &#x5DE6;</string>
    <key>ROIPoints</key><array>
      <string>{10, 20.5}</string><string>{30.25, 20.5}</string><string>{1.5e1, 44.125}</string>
    </array>
    <key>Slice</key><integer>7</integer>
  </dict>`;
  const expected = {
    name: 'MF & ES 左',
    outlinePx: [
      [9.5, 20],
      [29.75, 20],
      [14.5, 43.625],
    ],
    image: { slicePosition: 7 },
    values: { areaMm2: 1250, mean: 120.25, sd: 40.5, min: 3, max: 300, total: 100000 },
    notes: ['type-not-said'],
  };

  it('is read with its values: a single ROI, and the array of several', () => {
    expect(read(plist(one)).rois).toMatchObject([expected]);
    const several = plist(`<dict><key>ROI array</key><array>${one}${one}</array></dict>`);
    expect(read(several).rois).toMatchObject([expected, expected]);
  });

  it('with one or two points is a point or a length, and refused', () => {
    const two = plist(
      '<dict><key>Name</key><string>L</string><key>ROIPoints</key><array><string>{1, 2}</string><string>{3, 4}</string></array></dict>',
    );
    expect(read(two)).toMatchObject({
      rois: [],
      refused: [{ kind: 'not-an-area', detail: '2 points', roiName: 'L' }],
    });
  });

  it('with a place that is none is refused with its number', () => {
    const bad = plist(
      '<dict><key>ROIPoints</key><array><string>{1, 2}</string><string>{3}</string><string>{5, 6}</string></array></dict>',
    );
    expect(read(bad).refused).toMatchObject([{ kind: 'damaged', detail: 'point 2 is no place' }]);
  });

  it('is written with a slice, a name and points that are read again, in the keys that Horos looks for', () => {
    const text = writeHorosXml([
      {
        name: 'S-001_preop_R_mf-es_A',
        outlinePx: [
          [9.5, 20],
          [29.75, 20],
          [14.5, 43.625],
        ],
        exclusions: [],
        image: { sopInstanceUid: sopInstanceUid('1.2.3'), frame: 0 },
        slicePosition: 7,
      },
    ]);
    for (const part of [
      '<key>ROI array</key>',
      '<string>{10, 20.5}</string>',
      '<integer>7</integer>',
      '<key>Comments</key>',
    ]) {
      expect(text).toContain(part);
    }
  });
});

describe('the XML of the plugin Export ROIs', () => {
  const image = (type: number) =>
    plist(`<dict><key>Images</key><array><dict>
      <key>ImageIndex</key><integer>3</integer><key>NumberOfROIs</key><integer>1</integer>
      <key>ROIs</key><array><dict>
        <key>Area</key><real>2.5</real><key>Center</key><string>(1.0, 2.0, 3.0)</string><key>Dev</key><real>7</real>
        <key>IndexInImage</key><integer>0</integer><key>Max</key><real>9</real><key>Mean</key><real>5</real>
        <key>Min</key><real>1</real><key>Name</key><string>left</string><key>NumberOfPoints</key><integer>3</integer>
        <key>Point_mm</key><array><string>(1.0, 2.0, 3.0)</string><string>(4.0, 5.0, 6.0)</string><string>(7.0, 8.0, 9.0)</string></array>
        <key>Point_px</key><array><string>(10.000000, 20.000000)</string><string>(30.000000, 20.000000)</string><string>(20.000000, 40.000000)</string></array>
        <key>Total</key><real>100</real><key>Type</key><integer>${type}</integer>
      </dict></array></dict></array></dict>`);

  it('is read with places in the patient and the slice counted from 1', () => {
    expect(read(image(11)).rois).toMatchObject([
      {
        name: 'left',
        outlinePx: [
          [9.5, 19.5],
          [29.5, 19.5],
          [19.5, 39.5],
        ],
        image: {
          slicePosition: 4,
          verticesLps: [
            [1, 2, 3],
            [4, 5, 6],
            [7, 8, 9],
          ],
        },
        values: { areaMm2: 250, mean: 5, sd: 7, min: 1, max: 9, total: 100 },
        notes: ['integer-vertices'],
      },
    ]);
  });

  it.each([
    [9, 'curved'],
    [20, 'painted'],
    [10, 'not-an-area'],
    [12, 'not-an-area'],
  ])('refuses tool %i as %s', (type, kind) => {
    expect(read(image(type)).refused).toMatchObject([{ kind, roiName: 'left' }]);
  });
});

describe('the CSV of the plugin Export ROIs', () => {
  const columns =
    'ImageNo,RoiNo,RoiMean,RoiMin,RoiMax,RoiTotal,RoiDev,RoiName,RoiCenterX,RoiCenterY,RoiCenterZ,Length,Area,RoiType,NumOfPoints,mmX,mmY,mmZ,pxX,pxY,...\n';
  const points = '1.000000,2.000000,3.000000,10.000000,20.500000,4.0,5.0,6.0,30.0,20.5,7.0,8.0,9.0,20.0,40.5';
  const line = (name: string) =>
    `6,0,5.000000,1.0,9.0,100.0,7.0,"${name}",1.0,2.0,3.0,12.5,2.500000,11,3,${points}\n`;

  it.each(['left', 'a, b', 'said "L4", left', '"', 'S-001_preop_R_mf-es_A'])(
    'is read, its name as it stands: %s',
    (name) => {
      expect(read(columns + line(name), 'rois.csv').rois).toMatchObject([
        {
          name,
          outlinePx: [
            [9.5, 20],
            [29.5, 20],
            [19.5, 40],
          ],
          image: { slicePosition: 7 },
          values: { areaMm2: 250, mean: 5, sd: 7, min: 1, max: 9, total: 100 },
        },
      ]);
    },
  );

  it('of OsiriX, with UIDs and more columns, is read by its heads', () => {
    const osirix = `ImageNo,RoiNo,RoiMean,RoiMin,RoiMax,RoiTotal,RoiDev,RoiName,RoiCenterX,RoiCenterY,RoiCenterZ,LengthCm,LengthPix,AreaPix2, AreaCm2,RoiType,SOPInstanceUID,SeriesInstanceUID,StudyInstanceUID,NumOfPoints,mmX,mmY,mmZ,pxX,pxY,...\n0,0,5,1,9,100,7,"r",1,2,3,4,5,600,2.5,11,"1.2.3.4","1.2.3","1.2",3,${points}\n`;
    expect(read(osirix, 'rois.csv').rois).toMatchObject([
      {
        name: 'r',
        image: { sopInstanceUid: '1.2.3.4', slicePosition: 1 },
        values: { areaMm2: 250, areaPx2: 600 },
      },
    ]);
  });

  it('with fewer points than it states is refused with its line', () => {
    const short = columns + line('a') + line('b').replace(',7.0,8.0,9.0,20.0,40.5', '');
    const { rois, refused } = read(short, 'rois.csv');
    expect(rois).toHaveLength(1);
    expect(refused).toMatchObject([{ kind: 'damaged', detail: 'line 3 has 2 points and states 3' }]);
  });
});

describe('XML that is not a plain property list', () => {
  it.each([
    [
      'an entity of its own',
      '<!DOCTYPE plist [<!ENTITY a SYSTEM "file:///etc/passwd">]><plist><dict><key>Name</key><string>&a;</string></dict></plist>',
      'declares its own entities',
    ],
    [
      'an entity that is not declared',
      '<plist><dict><key>ROIPoints</key><string>&lol;</string></dict></plist>',
      'has an entity "&lol;"',
    ],
    ['another document', '<html><body/></html>', 'begins with <html>'],
    ['a dictionary without keys', '<plist><dict><string>a</string></dict></plist>', 'lacks a key'],
    ['an end that is missing', '<plist><dict><key>Name</key>', 'ends too early'],
    ['arrays in arrays without end', `<plist>${'<array>'.repeat(200)}`, 'nested too deeply'],
    ['a number that is none', '<plist><real>1.2.3</real></plist>', 'has "1.2.3" for a number'],
  ])('is refused: %s', (_title, text, detail) => {
    const { rois, refused } = read(text.startsWith('<html') ? `<?xml version="1.0"?>${text}` : text);
    expect(rois).toEqual([]);
    expect(refused[0]?.kind).toBe('damaged');
    expect(refused[0]?.detail).toContain(detail);
  });

  it('is refused as Horos’ own archive where it is one', () => {
    expect(
      readRoiFile(Uint8Array.from([4, 0x0b, ...new TextEncoder().encode('streamtyped')]), 'a.roi').refused,
    ).toMatchObject([{ kind: 'native-archive' }]);
    expect(read('bplist00xyz').refused).toMatchObject([{ kind: 'native-archive' }]);
  });
});
