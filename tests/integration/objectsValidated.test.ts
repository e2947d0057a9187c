import { describe, expect, it } from 'vitest';
import { present } from '../../src/base/assert';
import type { ObjectKind, ScanObjects } from '../../src/domain/dicomObjects/scanObjects';
import { writeObjects } from '../../src/io/dicomObjects/write/writeObjects';
import { dciodvfy, dciodvfyAbsent } from '../support/dciodvfy';
import { objectShapes } from '../support/objectShapes';
import { inPydicom, pydicomAbsent } from '../support/pydicom';
import { fixtureRoi, scanObjectsFixture } from '../support/scanObjectsFixture';

/*
 * Our DICOM objects before judges that know nothing of us: dciodvfy (dicom3tools) for the definitions of the objects, pydicom for
 * what another program reads. Masks, areas and places that are expected are worked out in Python with fractions from the
 * outlines, by the text of MEASUREMENT.md, and not by our code.
 */

const shapes = Object.entries(objectShapes);
const iods: Readonly<Record<ObjectKind, string>> = {
  sr: 'ComprehensiveSR',
  seg: 'Segmentation',
  rtstruct: 'RTStructureSet',
};

/**
 * A thickness that the images do not state is not made up. The standard asks for it only of volumetric images (PS3.3 C.7.6.16.2.1),
 * this validator of every segmentation.
 */
const thicknessAsked =
  'Error - Missing attribute Type 1C Conditional Element=<SliceThickness> Module=<PixelMeasuresMacro>';

function filesOf(kind: ObjectKind, scan: ScanObjects): readonly Uint8Array[] {
  const { files, problems } = writeObjects(kind, scan);
  expect(problems).toEqual([]);
  return files.map(({ bytes }) => bytes);
}

/** Outlines and grids as plain numbers, for Python. */
function plain(scan: ScanObjects): unknown {
  return scan.rois.map(({ name, outlinePx, exclusions, image, measurement }) => ({
    name,
    outline: outlinePx,
    exclusions: exclusions.map(({ verticesPx }) => verticesPx),
    grid: image.grid,
    rule: measurement.rule.id,
  }));
}

const noValidator = dciodvfyAbsent();
if (noValidator !== undefined) process.stdout.write(`\nobjects are not validated: ${noValidator}\n`);
const noPydicom = pydicomAbsent();
if (noPydicom !== undefined) process.stdout.write(`\nobjects are not read by pydicom: ${noPydicom}\n`);

describe.skipIf(noValidator !== undefined)('dciodvfy', () => {
  for (const [shape, scan] of shapes) {
    it.each(['sr', 'seg', 'rtstruct'] as const)(`finds no error in the %s of ${shape}`, (kind) => {
      const files = filesOf(kind, scan);
      expect(files.length).toBeGreaterThan(0);
      const hasThickness = scan.rois.every(({ image }) => image.acquisition.sliceThicknessMm !== undefined);
      for (const bytes of files) {
        const { iod, errors } = dciodvfy(bytes);
        expect(errors).toEqual(kind === 'seg' && !hasThickness ? [thicknessAsked] : []);
        expect(iod).toBe(iods[kind]);
      }
    });
  }

  it.each(['sr', 'seg', 'rtstruct'] as const)(
    'finds no error in the %s of an outline of 3,000 corners',
    (kind) => {
      const outlinePx = Array.from({ length: 3000 }, (_, i): readonly [number, number] => {
        const angle = (2 * Math.PI * i) / 3000;
        return [30 + 20 * Math.cos(angle), 24 + 15 * Math.sin(angle)];
      });
      const [bytes] = filesOf(kind, scanObjectsFixture({ rois: [fixtureRoi({ outlinePx })] }));
      expect(dciodvfy(present(bytes, 'file')).errors).toEqual([]);
    },
  );

  it('does find an error where one is: an object without its Study Instance UID', () => {
    const [bytes] = filesOf('sr', present(objectShapes['one outline'], 'shape'));
    const broken = present(bytes, 'file').slice();
    // (0020,000D) becomes (0021,000D).
    const at = broken.findIndex(
      (byte, i) =>
        byte === 0x20 &&
        broken[i + 1] === 0 &&
        broken[i + 2] === 0x0d &&
        broken[i + 3] === 0 &&
        broken[i + 4] === 0x55,
    );
    broken[at] = 0x21;
    expect(dciodvfy(broken).errors.length).toBeGreaterThan(0);
  });
});

/** Membership by the crossings of section 3 of MEASUREMENT.md, and areas, in fractions. */
const geometry = `
from fractions import Fraction as F
def mask(ring, rows, columns):
    out = [[0] * columns for _ in range(rows)]
    points = [(F(x), F(y)) for x, y in ring]
    for row in range(rows):
        crossings = []
        for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]):
            if min(y1, y2) <= row < max(y1, y2):
                crossings.append(x1 + (row - y1) * (x2 - x1) / (y2 - y1))
        for column in range(columns):
            out[row][column] = sum(1 for x in crossings if x <= column) % 2
    return out
def net_mask(roi):
    rows, columns = roi['grid']['rows'], roi['grid']['columns']
    inside = mask(roi['outline'], rows, columns)
    for exclusion in roi['exclusions']:
        out = mask(exclusion, rows, columns)
        inside = [[a and not b for a, b in zip(*both)] for both in zip(inside, out)]
    return [[int(a) for a in row] for row in inside]
def shoelace(ring):
    points = [(F(x), F(y)) for x, y in ring]
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]))) / 2
`;

describe.skipIf(noPydicom !== undefined)('pydicom', () => {
  const byCentre = shapes.filter(([, { rois }]) =>
    rois.every(({ measurement }) => measurement.rule.id === 'centre'),
  );
  for (const [shape, scan] of byCentre) {
    it(`reads from the SEG the very pixels whose centres are inside: ${shape}`, () => {
      const result = inPydicom(
        `${geometry}
import numpy
found = {}
for path in paths:
    ds = pydicom.dcmread(path)
    frames = ds.pixel_array.reshape(int(ds.NumberOfFrames), ds.Rows, ds.Columns)
    labels = {s.SegmentNumber: s.SegmentLabel for s in ds.SegmentSequence}
    for frame, groups in zip(frames, ds.PerFrameFunctionalGroupsSequence):
        number = groups.SegmentIdentificationSequence[0].ReferencedSegmentNumber
        found[labels[number]] = frame.tolist()
result = { roi['name']: { 'equal': found[roi['name']] == net_mask(roi), 'pixels': sum(map(sum, net_mask(roi))) } for roi in given }
`,
        filesOf('seg', scan),
        plain(scan),
      );
      expect(result).toEqual(
        Object.fromEntries(
          scan.rois.map(({ name, measurement }) => [
            name,
            { equal: true, pixels: measurement.shape?.netPixelCount },
          ]),
        ),
      );
    });
  }

  for (const [shape, scan] of shapes) {
    it(`reads from the SR the measurement's numbers: ${shape}`, () => {
      const groups = inPydicom(readNumbers, filesOf('sr', scan)) as readonly {
        readonly id: string;
        readonly uid: string;
        readonly numbers: Readonly<Record<string, readonly [text: string, number: number, unit: string]>>;
      }[];
      expect(groups.map(({ id, uid }) => [id, uid])).toEqual(
        scan.rois.map(({ trackingId, trackingUid }) => [trackingId, trackingUid]),
      );
      for (const [index, { measurement, exclusions }] of scan.rois.entries()) {
        const { area, signal } = measurement;
        if (area.kind !== 'known' || signal.kind !== 'known') throw new Error('the shapes are measurable');
        const expected: Readonly<Record<string, readonly [number, string]>> = {
          '42798000': [area.netMm2, 'mm2'],
          ...(exclusions.length > 0 && { 'gross-area': [area.grossMm2, 'mm2'] }),
          'pixel-count': [signal.pixelCount, '{pixels}'],
          '110852 373098007': [signal.displayed.mean, '1'],
          '110852 386136009': [present(signal.displayed.sd, 'SD'), '1'],
          '110852 255605001': [signal.displayed.min, '1'],
          '110852 56851009': [signal.displayed.max, '1'],
          '110852 373099004': [signal.displayed.median, '1'],
        };
        const { numbers } = present(groups[index], 'group');
        expect(
          Object.fromEntries(Object.entries(numbers).map(([key, [, value, unit]]) => [key, [value, unit]])),
        ).toEqual(expected);
        for (const [text, value] of Object.values(numbers)) {
          expect(text.length).toBeLessThanOrEqual(16);
          expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(1e-12 * Math.abs(value));
        }
      }
    });

    it(`reads from SR and RTSTRUCT outlines that enclose the net area: ${shape}`, () => {
      const [sr, rtstruct] = [filesOf('sr', scan), filesOf('rtstruct', scan)];
      const result = inPydicom(enclosedAreas, [...sr, ...rtstruct], plain(scan)) as readonly {
        readonly netMm2: number;
        readonly scoordMm2: number;
        readonly contoursMm2: number;
      }[];
      for (const { netMm2, scoordMm2, contoursMm2 } of result) {
        // SCOORD are 32-bit floats: 6e-8 of a coordinate. DS have 16 characters.
        expect(Math.abs(scoordMm2 - netMm2)).toBeLessThan(1e-5 * netMm2);
        expect(Math.abs(contoursMm2 - netMm2)).toBeLessThan(1e-11 * netMm2);
      }
    });

    it(`finds every vertex of an RTSTRUCT where the image's own geometry puts it: ${shape}`, () => {
      const farthestPx = inPydicom(verticesBack, filesOf('rtstruct', scan), plain(scan));
      expect(farthestPx).toBeLessThan(1e-9);
    });
  }

  it('reads Korean names as they were written', () => {
    const scan = present(objectShapes['Korean names'], 'shape');
    const all = (['sr', 'seg', 'rtstruct'] as const).flatMap((kind) => filesOf(kind, scan));
    const result = inPydicom(
      `
result = []
for path in paths:
    ds = pydicom.dcmread(path)
    result.append([str(ds.PatientName), ds.PatientID, ds.IssuerOfPatientID])
sr, seg, rt = [pydicom.dcmread(path) for path in paths]
result.append([str(sr.ContentSequence[2].PersonName), str(seg.ContentCreatorName), str(rt.OperatorsName)])
result.append([seg.SegmentSequence[0].SegmentLabel, rt.StructureSetROISequence[0].ROIName])
`,
      all,
    );
    const patient = ['Hong^Gildong=洪^吉洞=홍^길동', '환자-7', '병원'];
    expect(result).toEqual([
      patient,
      patient,
      patient,
      ['김민준', '김민준', '김민준'],
      ['환자-7_preop_R_mf_B', '환자-7_preop_R_mf_B'],
    ]);
  });
});

const readNumbers = `
def key(item):
    name = item.ConceptNameCodeSequence[0].CodeValue
    how = [c.ConceptCodeSequence[0].CodeValue for c in item.ContentSequence if c.ConceptNameCodeSequence[0].CodeValue == '121401'] if 'ContentSequence' in item else []
    return ' '.join([name] + how)
ds = pydicom.dcmread(paths[0])
measurements = [i for i in ds.ContentSequence if i.ConceptNameCodeSequence[0].CodeValue == '126010'][0]
result = []
for group in measurements.ContentSequence:
    of = { i.ConceptNameCodeSequence[0].CodeValue: i for i in group.ContentSequence }
    numbers = {}
    for item in group.ContentSequence:
        if item.ValueType == 'NUM':
            value = item.MeasuredValueSequence[0]
            assert key(item) not in numbers
            numbers[key(item)] = [value.NumericValue.original_string, value.FloatingPointValue, value.MeasurementUnitsCodeSequence[0].CodeValue]
    result.append({ 'id': of['112039'].TextValue, 'uid': of['112040'].UID, 'numbers': numbers })
`;

/** Net area without our code: the outline's fine mask would be coarse, so it is clipped by strips between all vertices and crossings. */
const enclosedAreas = `${geometry}
def edges(ring):
    points = [(F(x), F(y)) for x, y in ring]
    return list(zip(points, points[1:] + points[:1]))
def net_area(roi):
    rings = [roi['outline']] + roi['exclusions']
    all_edges = [(e, i) for i, ring in enumerate(rings) for e in edges(ring)]
    heights = { y for ((x1, y1), (x2, y2)), _ in all_edges for y in (y1, y2) }
    for (a, b), i in all_edges:
        for (c, d), j in all_edges:
            if i < j:
                den = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0])
                if den != 0:
                    t = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / den
                    u = ((c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])) / den
                    if 0 <= t <= 1 and 0 <= u <= 1: heights.add(a[1] + t * (b[1] - a[1]))
    heights = sorted(heights)
    area = F(0)
    for top, bottom in zip(heights, heights[1:]):
        middle = (top + bottom) / 2
        cuts = sorted((a[0] + (middle - a[1]) * (b[0] - a[0]) / (b[1] - a[1]), i) for (a, b), i in all_edges if min(a[1], b[1]) <= middle < max(a[1], b[1]))
        inside = [False] * len(rings)
        before = None
        for x, i in cuts:
            if inside[0] and not any(inside[1:]): area += (x - before) * (bottom - top)
            inside[i] = not inside[i]
            before = x
    return area
sr, rt = [pydicom.dcmread(path) for path in paths]
measurements = [i for i in sr.ContentSequence if i.ConceptNameCodeSequence[0].CodeValue == '126010'][0]
scoords = [[i for i in g.ContentSequence if i.ValueType == 'SCOORD'][0] for g in measurements.ContentSequence]
def contour_area(contour):
    p = [float(v) for v in contour.ContourData]
    p = [[a - b for a, b in zip(p[i:i + 3], p[:3])] for i in range(0, len(p), 3)]
    total = [0, 0, 0]
    for a, b in zip(p, p[1:] + p[:1]):
        total = [total[0] + a[1] * b[2] - a[2] * b[1], total[1] + a[2] * b[0] - a[0] * b[2], total[2] + a[0] * b[1] - a[1] * b[0]]
    return sum(v * v for v in total) ** 0.5 / 2
result = []
for roi, scoord, contours in zip(given, scoords, rt.ROIContourSequence):
    data = list(scoord.GraphicData)
    points = list(zip(data[::2], data[1::2]))
    assert scoord.GraphicType == 'POLYLINE' and points[0] == points[-1]
    spacing = roi['grid']['spacing']
    mm2 = spacing['rowMm'] * spacing['columnMm']
    for contour in contours.ContourSequence:
        assert contour.ContourGeometricType == 'CLOSED_PLANAR' and contour.NumberOfContourPoints * 3 == len(contour.ContourData)
    result.append({
        'netMm2': float(net_area(roi)) * mm2,
        'scoordMm2': float(shoelace(points[:-1])) * mm2,
        'contoursMm2': sum(contour_area(c) for c in contours.ContourSequence),
    })
`;

/** From mm back to pixels by the three vectors of the plane (PS3.3 C.7.6.2.1.1), solved; every contour point must be a drawn vertex or lie on a drawn edge. */
const verticesBack = `
import numpy
def distance(p, a, b):
    a, b, p = map(numpy.array, (a, b, p))
    ab = b - a
    t = min(1, max(0, float(numpy.dot(p - a, ab) / numpy.dot(ab, ab))))
    return float(numpy.linalg.norm(p - a - t * ab))
ds = pydicom.dcmread(paths[0])
worst = 0.0
for roi, contours in zip(given, ds.ROIContourSequence):
    plane, spacing = roi['grid']['plane'], roi['grid']['spacing']
    across = numpy.array(plane['rowDirectionLps']) * spacing['columnMm']
    down = numpy.array(plane['columnDirectionLps']) * spacing['rowMm']
    axes = numpy.array([across, down, numpy.cross(across, down)]).T
    rings = [roi['outline']] + roi['exclusions']
    for contour in contours.ContourSequence:
        data = [float(v) for v in contour.ContourData]
        assert all(len(v.original_string) <= 16 for v in contour.ContourData)
        for i in range(0, len(data), 3):
            column, row, off = numpy.linalg.solve(axes, numpy.array(data[i:i + 3]) - numpy.array(plane['originLps']))
            nearest = min(distance((column, row), a, b) for ring in rings for a, b in zip(ring, ring[1:] + ring[:1]))
            worst = max(worst, nearest, abs(float(off)))
    if not roi['exclusions']:
        assert len(contours.ContourSequence) == 1 and len(data) == 3 * len(roi['outline'])
result = worst
`;
