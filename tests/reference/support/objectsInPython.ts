/**
 * Python for `inPydicom`: holds SR, SEG and RTSTRUCT in `paths` against `given.image` and the answers in `given.cases`, and puts every
 * difference into `result`. Masks by the crossings of MEASUREMENT.md section 3; in the patient, pixels and contours are compared in
 * millimetres along the axes that the image's header states.
 */
export const objectsInPython = `
import math, numpy as np

def stored_values(ds):
    """By PS3.5 8.1.1 from the bytes, without pydicom's own array."""
    big = ds.file_meta.TransferSyntaxUID == '1.2.840.10008.1.2.2'
    kind = 'u1' if ds.BitsAllocated == 8 else ('>u2' if big else '<u2')
    count = ds.Rows * ds.Columns
    data = ds.PixelData
    if big and ds.BitsAllocated == 8 and ds['PixelData'].VR == 'OW':
        data = np.frombuffer(data, '>u2').astype('<u2').tobytes()
    words = np.frombuffer(data, kind)[:count].astype(np.int64)
    values = (words >> (ds.HighBit + 1 - ds.BitsStored)) & ((1 << ds.BitsStored) - 1)
    if ds.PixelRepresentation == 1:
        values = np.where(values >= 1 << (ds.BitsStored - 1), values - (1 << ds.BitsStored), values)
    return values.reshape(ds.Rows, ds.Columns)

def raster(rings, xs, ys):
    """Even-odd over all rings: crossings at or left of a centre."""
    mask = np.zeros((len(ys), len(xs)), bool)
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, np.roll(ring, -1, axis=0)):
            low, high = min(y1, y2), max(y1, y2)
            for row in np.nonzero((ys >= low) & (ys < high))[0]:
                x = x1 + (ys[row] - y1) * (x2 - x1) / (y2 - y1)
                mask[row] ^= xs >= x
    return mask

def off_border(rings, x, y):
    """How far a place is from the nearest edge."""
    best = math.inf
    for ring in rings:
        a, b = ring, np.roll(ring, -1, axis=0)
        d = b - a
        length = (d * d).sum(1)
        t = np.clip((((x, y) - a) * d).sum(1) / np.where(length > 0, length, 1), 0, 1)
        best = min(best, np.sqrt(((a + t[:, None] * d - (x, y)) ** 2).sum(1)).min())
    return best

def shoelace(ring):
    ring = ring - ring[0]
    nxt = np.roll(ring, -1, axis=0)
    return abs(math.fsum(ring[:, 0] * nxt[:, 1]) - math.fsum(ring[:, 1] * nxt[:, 0])) / 2

def perimeter(ring):
    return float(np.sqrt(((np.roll(ring, -1, axis=0) - ring) ** 2).sum(1)).sum())

image = pydicom.dcmread(given['image'], force=True)
rows, columns = image.Rows, image.Columns
values = stored_values(image) * float(image.get('RescaleSlope', 1)) + float(image.get('RescaleIntercept', 0))
row_mm, column_mm = [float(v) for v in image.PixelSpacing]
is_placed = 'ImagePositionPatient' in image and 'FrameOfReferenceUID' in image
origin = np.array([float(v) for v in image.get('ImagePositionPatient', [0, 0, 0])])
across = np.array([float(v) for v in image.get('ImageOrientationPatient', [1, 0, 0, 0, 1, 0])[:3]])
down = np.array([float(v) for v in image.get('ImageOrientationPatient', [1, 0, 0, 0, 1, 0])[3:]])
normal = np.cross(across, down)

sr = rt = None
segs = []
for path in paths:
    ds = pydicom.dcmread(path)
    if ds.Modality == 'SR': sr = ds
    elif ds.Modality == 'SEG': segs.append(ds)
    else: rt = ds

def concept(item): return item.ConceptNameCodeSequence[0].CodeValue
groups = {}
evidence = { s.ReferencedSOPInstanceUID for study in sr.CurrentRequestedProcedureEvidenceSequence for series in study.ReferencedSeriesSequence for s in series.ReferencedSOPSequence } if sr else set()
for group in ([i for i in sr.ContentSequence if concept(i) == '126010'][0].ContentSequence if sr else []):
    numbers, name, ring, of = {}, None, None, None
    for item in group.ContentSequence:
        if concept(item) == '112039': name = item.TextValue
        if item.ValueType == 'NUM':
            key = ' '.join([concept(item)] + [c.ConceptCodeSequence[0].CodeValue for c in item.get('ContentSequence', []) if concept(c) == '121401'])
            one = item.MeasuredValueSequence[0]
            numbers[key] = (float(one.FloatingPointValue), one.MeasurementUnitsCodeSequence[0].CodeValue, str(one.NumericValue.original_string))
        if item.ValueType == 'SCOORD':
            ring = np.array(item.GraphicData, float).reshape(-1, 2)
            of = item.ContentSequence[0].ReferencedSOPSequence[0]
    groups[name] = (numbers, ring, of)

masks = {}
for ds in segs:
    frames = ds.pixel_array.reshape(int(ds.NumberOfFrames), ds.Rows, ds.Columns)
    labels = { int(s.SegmentNumber): s.SegmentLabel for s in ds.SegmentSequence }
    shared = ds.SharedFunctionalGroupsSequence[0]
    for mask, frame in zip(frames, ds.PerFrameFunctionalGroupsSequence):
        masks[labels[int(frame.SegmentIdentificationSequence[0].ReferencedSegmentNumber)]] = (mask.astype(bool), frame, shared)

contours = {}
for contour in (rt.ROIContourSequence if rt else []):
    name = [r.ROIName for r in rt.StructureSetROISequence if r.ROINumber == contour.ReferencedROINumber][0]
    contours[name] = [(np.array([float(v) for v in c.ContourData]).reshape(-1, 3), c) for c in contour.ContourSequence]

differences = []
for case in given['cases']:
    def say(*what): differences.append(case['id'] + ': ' + ' '.join(str(w) for w in what))
    def near(what, got, wanted, tolerance):
        if not abs(got - wanted) <= tolerance: say(what, got, 'not', wanted)
    expected = case['expected']
    wanted_mask = np.zeros((rows, columns), bool)
    for row, start, end in case['mask'] or []: wanted_mask[row, start:end] = True
    if case['name'] not in groups:
        # Exclusions take all of it.
        if case['areaMm2'] > 1e-9 or case['name'] in masks or case['name'] in contours: say('is missing')
        continue
    numbers, ring, of = groups[case['name']]
    area, unit, text = numbers['42798000']
    near('area', area, case['areaMm2'], 1e-9 * case['areaMm2'])
    near('area as text', float(text), area, 1e-14 * area + 1e-14)
    if unit != 'mm2' or len(text) > 16: say('unit or text', unit, text)
    if of.ReferencedSOPInstanceUID != image.SOPInstanceUID or image.SOPInstanceUID not in evidence: say('another image')

    # SCOORD: 32-bit floats, from the corner of the top-left pixel, closed.
    if tuple(ring[0]) != tuple(ring[-1]): say('SCOORD is open')
    ring = ring[:-1]
    step = float(np.spacing(np.float32(max(rows, columns))))
    near('area of SCOORD', shoelace(ring) * row_mm * column_mm, area, perimeter(ring) * step * row_mm * column_mm + 1e-9 * area)
    by_scoord = raster([ring], np.arange(columns) + 0.5, np.arange(rows) + 0.5)

    count = int(numbers['pixel-count'][0])
    if count != expected['n']: say('pixels', count, 'not', expected['n'])
    if expected['n'] == 0:
        if case['name'] in masks: say('a segment of nothing')
    elif is_placed:
        mask, frame, shared = masks[case['name']]
        if not (mask == wanted_mask).all(): say('SEG has other pixels', int((mask ^ wanted_mask).sum()))
        if [float(v) for v in frame.PlanePositionSequence[0].ImagePositionPatient] != origin.tolist(): say('SEG lies elsewhere')
        if [float(v) for v in shared.PlaneOrientationSequence[0].ImageOrientationPatient] != [*across, *down]: say('SEG is turned')
        if [float(v) for v in shared.PixelMeasuresSequence[0].PixelSpacing] != [row_mm, column_mm]: say('SEG has another spacing')
        if frame.DerivationImageSequence[0].SourceImageSequence[0].ReferencedSOPInstanceUID != image.SOPInstanceUID: say('SEG of another image')
    if expected['n'] > 0:
        inside = np.sort(values[wanted_mask])
        scale = max(1.0, float(np.abs(inside).max()))
        statistics = { '373098007': math.fsum(inside) / len(inside), '255605001': inside[0], '56851009': inside[-1], '373099004': float(np.median(inside)) }
        if len(inside) > 1:
            statistics['386136009'] = math.sqrt(math.fsum((inside - statistics['373098007']) ** 2) / (len(inside) - 1))
        for code, wanted in statistics.items(): near('signal ' + code, numbers['110852 ' + code][0], wanted, 1e-9 * scale)
        if len(inside) == 1 and '110852 386136009' in numbers: say('an SD of one pixel')
    near_scoord = [p for p in np.argwhere(by_scoord ^ wanted_mask) if off_border([ring], p[1] + 0.5, p[0] + 0.5) > 4 * step]
    if near_scoord: say('SCOORD has other pixels', len(near_scoord))

    if not is_placed:
        if masks or contours: say('a place is made up')
        continue

    # RTSTRUCT: on the image's plane, and the same region in the patient.
    pieces = contours[case['name']]
    vector = 0
    flat = []
    for ring3, contour in pieces:
        if contour.ContourGeometricType != 'CLOSED_PLANAR' or int(contour.NumberOfContourPoints) != len(ring3): say('contour')
        if contour.ContourImageSequence[0].ReferencedSOPInstanceUID != image.SOPInstanceUID: say('contour of another image')
        if (ring3[0] == ring3[-1]).all(): say('the first point is repeated')
        off = np.abs((ring3 - origin) @ normal).max()
        if off > 1e-6: say('contour off its plane', off)
        moved = ring3 - ring3[0]
        vector = vector + abs(float(np.cross(moved, np.roll(moved, -1, axis=0)).sum(0) @ normal)) / 2
        flat.append(np.stack([(ring3 - origin) @ across, (ring3 - origin) @ down], 1))
    tilt = abs(float(normal @ normal))
    near('area in the patient', vector, area * tilt, 1e-9 * area + 1e-9 * sum(perimeter(f) for f in flat))
    xs, ys = np.arange(columns) * column_mm * float(across @ across), np.arange(rows) * row_mm * float(down @ down)
    if abs(float(across @ down)) < 1e-9:
        by_contour = raster(flat, xs, ys)
        others = [p for p in np.argwhere(by_contour ^ wanted_mask) if off_border(flat, xs[p[1]], ys[p[0]]) > 1e-6]
        if others: say('RTSTRUCT has other pixels', len(others))
result = { 'checked': len(given['cases']), 'differences': differences }
`;
