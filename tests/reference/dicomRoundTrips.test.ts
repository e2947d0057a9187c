import { describe, expect, it } from 'vitest';
import type { ObjectKind, ObjectRoi } from '../../src/domain/dicomObjects/scanObjects';
import type { PointPx } from '../../src/domain/image/point';
import { compareForeignValues } from '../../src/domain/roiFiles/compareForeignValues';
import { placeOnSlice } from '../../src/domain/roiFiles/placeOnSlice';
import { objectWriter } from '../../src/io/dicomObjects/objectWriter';
import { readDicomObject } from '../../src/io/dicomObjects/read/readDicomObject';
import { differenceOf, throughObject } from '../support/objectRoundTrip';
import { objectShapes } from '../support/objectShapes';
import { inPydicom, pydicomAbsent } from '../support/pydicom';
import { roundTripBounds } from '../support/roundTripBounds';
import { fixtureHeader, fixtureRoi, scanObjectsFixture } from '../support/scanObjectsFixture';

/*
 * Ours -> object -> ours for whole sets, and objects that pydicom wrote. Bounds are those of DICOM-OBJECTS.md; random outlines
 * on oblique slices are in tests/properties/objectRoundTrips.test.ts.
 */

const bounds = roundTripBounds();
const kinds: readonly ObjectKind[] = ['sr', 'seg', 'rtstruct'];

/** 40 × 34 px with a hole in the middle; a triangle beside it. */
const outlinePx: readonly PointPx[] = [
  [3.3, 4.1],
  [43.7, 5.2],
  [42.1, 39.6],
  [2.9, 37.4],
];
const hole: readonly PointPx[] = [
  [20.2, 18.3],
  [26.8, 19.1],
  [24.4, 25.7],
];

const stored = (column: number, row: number): number => ((column * 7919 + row * 104729) % 1009) + 1;

function whole(): readonly ObjectRoi[] {
  return [
    fixtureRoi({ outlinePx, exclusions: [{ verticesPx: hole, reason: 'vessel' }], stored }),
    fixtureRoi({
      target: { side: 'left' },
      outlinePx: [
        [46.2, 6.7],
        [61.4, 8.8],
        [55.1, 40.9],
      ],
      stored,
    }),
  ];
}

describe('a set of outlines', () => {
  it.each(kinds)('comes back from %s with names, sides, tracking and reasons, within the bounds', (kind) => {
    const rois = whole();
    const back = throughObject(kind, scanObjectsFixture({ rois }));
    expect(back).toHaveLength(2);
    for (const [index, sent] of rois.entries()) {
      const came = back[index];
      if (came?.kind !== 'roi') throw new Error(`It did not come back: ${JSON.stringify(came)}`);
      const { roi } = came;
      expect(roi.name).toBe(sent.name);
      expect(roi.image).toEqual({ sopInstanceUid: sent.image.sopInstanceUid, frame: 0 });
      expect(roi.statement).toMatchObject({
        observer: 'Observer A',
        patientId: 'S-012',
        side: sent.target.side,
        trackingUid: sent.trackingUid,
      });
      expect(roi.exclusions.map(({ reason }) => reason)).toEqual(sent.exclusions.map(({ reason }) => reason));
      const difference = differenceOf(sent, roi);
      expect(difference.cornerPx).toBeLessThanOrEqual(bounds[kind].cornerPx);
      expect(difference.areaRelative).toBeLessThanOrEqual(bounds[kind].areaRelative);
      expect(difference.otherPixels).toBeLessThanOrEqual(bounds[kind].otherPixels);
    }
  });

  it('has its own values beside those measured again in an SR, all the same', () => {
    const rois = whole();
    for (const [index, came] of throughObject('sr', scanObjectsFixture({ rois })).entries()) {
      const sent = rois[index];
      if (came.kind !== 'roi' || !sent) throw new Error('It did not come back');
      const again = fixtureRoi({ outlinePx: came.roi.outlinePx, exclusions: came.roi.exclusions, stored });
      const compared = compareForeignValues(came.roi, again.measurement);
      expect(compared.map(({ value, why }) => [value, why])).toEqual([
        ['areaMm2', undefined],
        ['pixelCount', undefined],
        ['mean', undefined],
        ['sd', undefined],
        ['min', undefined],
        ['max', undefined],
      ]);
    }
  });

  it('in a SEG has as many pixels as the SR says', () => {
    const rois = whole();
    const set = scanObjectsFixture({ rois });
    const [sr, seg] = (['sr', 'seg'] as const).map((kind) =>
      throughObject(kind, set).map((came) => (came.kind === 'roi' ? came.roi.values.pixelCount : undefined)),
    );
    expect(seg).toEqual(sr);
    expect(seg?.every((count) => count !== undefined && count > 0)).toBe(true);
  });
});

describe('sets of every shape', () => {
  const cases = Object.entries(objectShapes).flatMap(([title, set]) =>
    kinds.map((kind) => ({ title, set, kind })),
  );

  it.each(cases)('come back from $kind: $title', ({ title, set, kind }) => {
    const read = objectWriter
      .write(kind, set)
      .files.map(({ bytes, fileName }) => readDicomObject(bytes, fileName));
    const rois = read.flatMap((one) => one.rois);
    const refused = read.flatMap((one) => one.refused.map((refusal) => refusal.kind));
    expect(rois.length + refused.length).toBe(set.rois.length);
    for (const [index, sent] of set.rois.entries()) {
      const placed = rois[index] && placeOnSlice(rois[index], sent.image);
      if (title === 'an exclusion that leaves two pieces') {
        expect(placed?.ok === false ? placed.error.kind : refused[0]).toBe('several-parts');
        continue;
      }
      if (!placed?.ok) throw new Error(`${sent.name}: ${JSON.stringify(placed)}`);
      const { areaRelative } = differenceOf(sent, placed.value);
      expect(areaRelative).toBeLessThanOrEqual(bounds[kind].areaRelative);
    }
  });
});

const absent = pydicomAbsent();

describe.skipIf(absent !== undefined)(
  `objects that pydicom writes${absent ? ` (skipped: ${absent})` : ''}`,
  () => {
    /* The grid of `fixtureHeader`: 64 × 48 pixels, 0.5 mm across, 0.8 mm down, first pixel at (−16, −20, 100.25). */
    const script = `
import io, base64, numpy
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRLittleEndian, ImplicitVRLittleEndian
from pydicom.pixel_data_handlers.util import pack_bits

def base(sop, syntax):
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = sop
    meta.MediaStorageSOPInstanceUID = '1.2.3.4'
    meta.TransferSyntaxUID = syntax
    ds = FileDataset(None, {}, file_meta=meta, preamble=b'\\0' * 128)
    ds.is_little_endian = True
    ds.is_implicit_VR = syntax == ImplicitVRLittleEndian
    ds.SOPClassUID = sop
    ds.SOPInstanceUID = '1.2.3.4'
    ds.PatientID = 'S-012'
    return ds

def code(value, scheme, meaning):
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, meaning
    return Sequence([item])

def bytes_of(ds):
    out = io.BytesIO()
    ds.save_as(out, write_like_original=False)
    return base64.b64encode(out.getvalue()).decode()

def seg(syntax):
    ds = base('1.2.840.10008.5.1.4.1.1.66.4', syntax)
    ds.FrameOfReferenceUID = given['frame']
    ds.Rows, ds.Columns, ds.NumberOfFrames = 48, 64, 2
    ds.SamplesPerPixel, ds.PhotometricInterpretation = 1, 'MONOCHROME2'
    ds.BitsAllocated = ds.BitsStored = 1
    ds.HighBit = ds.PixelRepresentation = 0
    ds.SegmentationType = 'BINARY'
    segments, frames = [], []
    masks = numpy.zeros((2, 48, 64), dtype=numpy.uint8)
    masks[0, 10:30, 12:41] = 1
    masks[0, 15:18, 20:24] = 0
    masks[1, 5:9, 50:60] = 1
    for number in (1, 2):
        segment = Dataset()
        segment.SegmentNumber, segment.SegmentLabel = number, 'segment %d' % number
        segments.append(segment)
        frame, position, ident = Dataset(), Dataset(), Dataset()
        position.ImagePositionPatient = [-16, -20, 100.25]
        ident.ReferencedSegmentNumber = number
        frame.PlanePositionSequence = Sequence([position])
        frame.SegmentIdentificationSequence = Sequence([ident])
        frames.append(frame)
    shared, orientation, measures = Dataset(), Dataset(), Dataset()
    orientation.ImageOrientationPatient = [1, 0, 0, 0, 1, 0]
    measures.PixelSpacing = [0.8, 0.5]
    shared.PlaneOrientationSequence = Sequence([orientation])
    shared.PixelMeasuresSequence = Sequence([measures])
    ds.SegmentSequence = Sequence(segments)
    ds.SharedFunctionalGroupsSequence = Sequence([shared])
    ds.PerFrameFunctionalGroupsSequence = Sequence(frames)
    ds.PixelData = pack_bits(masks.ravel())
    ds['PixelData'].VR = 'OB'
    return bytes_of(ds)

def rtstruct(syntax):
    ds = base('1.2.840.10008.5.1.4.1.1.481.3', syntax)
    roi = Dataset()
    roi.ROINumber, roi.ROIName, roi.ReferencedFrameOfReferenceUID = 1, 'left MF', given['frame']
    contour, reference = Dataset(), Dataset()
    reference.ReferencedSOPInstanceUID = given['uid']
    contour.ContourImageSequence = Sequence([reference])
    contour.ContourGeometricType = 'CLOSED_PLANAR'
    contour.NumberOfContourPoints = 4
    contour.ContourData = [-11, -12, 100.25, -1, -12, 100.25, -1, 4, 100.25, -11, 4, 100.25]
    contours = Dataset()
    contours.ReferencedROINumber = 1
    contours.ContourSequence = Sequence([contour])
    ds.StructureSetROISequence = Sequence([roi])
    ds.ROIContourSequence = Sequence([contours])
    return bytes_of(ds)

def sr(syntax):
    ds = base('1.2.840.10008.5.1.4.1.1.88.33', syntax)
    def item(kind, name):
        one = Dataset()
        one.RelationshipType, one.ValueType = 'CONTAINS', kind
        if name: one.ConceptNameCodeSequence = code(*name)
        return one
    image = item('IMAGE', None)
    reference = Dataset()
    reference.ReferencedSOPClassUID, reference.ReferencedSOPInstanceUID = '1.2.840.10008.5.1.4.1.1.4', given['uid']
    image.ReferencedSOPSequence = Sequence([reference])
    region = item('SCOORD', ('111030', 'DCM', 'Image Region'))
    region.GraphicType = 'POLYLINE'
    region.GraphicData = [10.5, 10.5, 30.5, 10.5, 30.5, 30.5, 10.5, 10.5]
    region.ContentSequence = Sequence([image])
    area = item('NUM', ('42798000', 'SCT', 'Area'))
    value = Dataset()
    value.NumericValue, value.MeasurementUnitsCodeSequence = '80', code('mm2', 'UCUM', 'mm2')
    area.MeasuredValueSequence = Sequence([value])
    group = item('CONTAINER', ('125007', 'DCM', 'Measurement Group'))
    group.ContentSequence = Sequence([region, area])
    ds.ValueType = 'CONTAINER'
    ds.ConceptNameCodeSequence = code('126000', 'DCM', 'Imaging Measurement Report')
    ds.ContentSequence = Sequence([group])
    return bytes_of(ds)

syntaxes = [ExplicitVRLittleEndian, ImplicitVRLittleEndian]
result = [[make(syntax) for syntax in syntaxes] for make in (seg, rtstruct, sr)]
`;
    const header = fixtureHeader();
    const made = (): readonly (readonly Uint8Array[])[] => {
      const given = { frame: header.frameOfReferenceUid, uid: header.sopInstanceUid };
      const result = inPydicom(script, [], given) as readonly (readonly string[])[];
      return result.map((files) => files.map((text) => new Uint8Array(Buffer.from(text, 'base64'))));
    };
    const placedOf = (bytes: Uint8Array) =>
      readDicomObject(bytes, 'a.dcm').rois.map((roi) => {
        const placed = placeOnSlice(roi, header);
        if (!placed.ok) throw new Error(placed.error.kind);
        return placed.value;
      });

    it('are read to the pixels and places that numpy and arithmetic say, explicit and implicit', () => {
      const [segs = [], structures = [], reports = []] = absent === undefined ? made() : [];
      expect([segs, structures, reports].map(({ length }) => length)).toEqual([2, 2, 2]);
      for (const file of segs) {
        const [first, second] = placedOf(file);
        // 20 × 29 pixels less 3 × 4; 4 × 10 pixels.
        expect(first?.values.pixelCount).toBe(20 * 29 - 12);
        expect(second?.values.pixelCount).toBe(40);
        expect(new Set(first?.outlinePx.map(String))).toEqual(
          new Set(['11.5,9.5', '40.5,9.5', '40.5,29.5', '11.5,29.5']),
        );
        expect(first?.exclusions).toHaveLength(1);
        expect(second?.exclusions).toEqual([]);
      }
      for (const file of structures) {
        const [roi] = placedOf(file);
        // (−11 + 16) / 0.5 = 10 across, (−12 + 20) / 0.8 = 10 down; (−1 + 16) / 0.5 = 30, (4 + 20) / 0.8 = 30.
        const expected = [10, 10, 30, 10, 30, 30, 10, 30].map((value) => expect.closeTo(value, 9));
        expect(roi?.outlinePx.flat()).toEqual(expected);
      }
      for (const file of reports) {
        const [roi] = placedOf(file);
        expect(roi?.outlinePx).toEqual([
          [10, 10],
          [30, 10],
          [30, 30],
        ]);
        // 200 px² of 0.4 mm².
        expect(roi?.values.areaMm2).toBe(80);
      }
    });
  },
);
