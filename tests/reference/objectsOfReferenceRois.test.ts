import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { present } from '../../src/base/assert';
import { imageForObjects } from '../../src/domain/dicomObjects/imageForObjects';
import { identityOf } from '../../src/domain/dicomObjects/objectIdentity';
import type { ObjectKind, ObjectRoi } from '../../src/domain/dicomObjects/scanObjects';
import type { SliceHeader } from '../../src/domain/image/sliceHeader';
import { measureRoi } from '../../src/domain/measurement/measureRoi';
import { readSliceHeaders } from '../../src/io/dicom/readSliceHeaders';
import { writeObjects } from '../../src/io/dicomObjects/write/writeObjects';
import { dciodvfy, dciodvfyAbsent } from '../support/dciodvfy';
import { inPydicom, pydicomAbsent } from '../support/pydicom';
import { fixtureRoi, fixtureUid, scanObjectsFixture } from '../support/scanObjectsFixture';
import { makeProject } from '../support/studyFixtures';
import { objectsInPython } from './support/objectsInPython';
import { loadRoiSuite, type RoiCase, type RoiSuite, roiFolders } from './support/roisFiles';

/**
 * DICOM objects of every ROI reference case, read by pydicom and held against the image: values, masks and areas are worked out in
 * Python from pixel data, coordinates and header (oblique planes, non-square pixels, signed and big-endian files of real
 * scanners), and against the folder's exact answers. Nothing is compared with this program's own reading.
 */

const { folders, absent } = roiFolders();
const noPydicom = pydicomAbsent();
const noValidator = dciodvfyAbsent();
const kinds: readonly ObjectKind[] = ['sr', 'seg', 'rtstruct'];
let caseCount = 0;
let failedCount = 0;

interface ImageSet {
  readonly imagePath: string;
  readonly image: SliceHeader;
  readonly cases: readonly { readonly name: string; readonly of: RoiCase; readonly roi: ObjectRoi }[];
}

/** The measurable cases of one image; the others are refused before anything is written (rois.test.ts). */
function setOf(suite: RoiSuite, image: string): ImageSet {
  const imagePath = join(suite.folder, 'images', `${image}.dcm`);
  const bytes = new Uint8Array(readFileSync(imagePath));
  const headers = readSliceHeaders(bytes, bytes.length);
  const read = present(headers.ok ? headers.value[0] : undefined, `the header of ${image}`);
  const project = makeProject();
  const header = imageForObjects(read, project.id, identityOf(project, { code: 'S-1' }, read, 'code'));
  const cases = suite.cases
    .filter((one) => one.image === image)
    .flatMap((of, index) => {
      const exclusions = of.exclusions.map((verticesPx) => ({ verticesPx, reason: 'other' as const }));
      const measured = measureRoi(suite.image(image), of.outer, exclusions, 'centre', {
        of: {
          roiRevision: 1,
          image: { sopInstanceUid: header.sopInstanceUid, frame: 0 },
          valueKind: 'displayed',
        },
      });
      if (!measured.ok) return [];
      const name = `ROI ${index + 1}`;
      const named = { name, trackingId: name, trackingUid: fixtureUid(of.id), image: header };
      const drawn = { outlinePx: of.outer, exclusions, measurement: measured.value };
      return [{ name, of, roi: { ...fixtureRoi(), ...named, ...drawn } }];
    });
  return { imagePath, image: header, cases };
}

function filesOf({ image, cases }: ImageSet, kind: ObjectKind): readonly Uint8Array[] {
  const rois = cases.map(({ roi }) => roi);
  const scan = scanObjectsFixture({ rois, study: { instanceUid: image.studyInstanceUid } });
  return writeObjects(kind, scan).files.map(({ bytes }) => bytes);
}

function givenOf(suite: RoiSuite, { imagePath, cases }: ImageSet): unknown {
  return {
    image: imagePath,
    cases: cases.map(({ name, of }) => ({
      name,
      id: of.id,
      areaMm2: of.expected.polygon.areaMm2,
      expected: of.expected.centreRule,
      mask: suite.masks[of.id],
    })),
  };
}

describe.each(folders)('objects of the ROI reference cases in %s', (folder) => {
  const suite = loadRoiSuite(folder);
  const images = [...new Set(suite.cases.map(({ image }) => image))];

  it.skipIf(noPydicom !== undefined).each(images)(
    `hold the numbers, pixels and places that Python finds on ${basename(folder)}: %s`,
    (image) => {
      const set = setOf(suite, image);
      if (set.cases.length === 0) return;
      caseCount += set.cases.length;
      failedCount += set.cases.length;
      const files = kinds.flatMap((kind) => filesOf(set, kind));
      expect(inPydicom(objectsInPython, files, givenOf(suite, set))).toEqual({
        checked: set.cases.length,
        differences: [],
      });
      failedCount -= set.cases.length;
    },
  );

  it.skipIf(noPydicom !== undefined)(
    'are judged by a Python that sees an outline moved by a quarter of a pixel',
    () => {
      const set = setOf(suite, present(images[0], 'image'));
      const moved = set.cases.map((one) => ({
        ...one,
        roi: {
          ...one.roi,
          outlinePx: one.roi.outlinePx.map(([column, row]) => [column * 0.98 + 0.25, row] as const),
        },
      }));
      const files = kinds.flatMap((kind) => filesOf({ ...set, cases: moved }, kind));
      const { differences } = inPydicom(objectsInPython, files, givenOf(suite, set)) as {
        readonly differences: readonly string[];
      };
      const said = differences.join('\n');
      expect(said).toContain('area of SCOORD');
      expect(said).toContain('SCOORD has other pixels');
      if (set.image.grid.plane) {
        expect(said).toContain('SEG has other pixels');
        expect(said).toContain('area in the patient');
        expect(said).toContain('RTSTRUCT has other pixels');
      }
    },
  );

  it.skipIf(noValidator !== undefined).each(images)(
    `have no error for dciodvfy on ${basename(folder)}: %s`,
    (image) => {
      const set = setOf(suite, image);
      for (const bytes of kinds.flatMap((kind) => filesOf(set, kind))) {
        expect(dciodvfy(bytes).errors).toEqual([]);
      }
    },
  );
});

if (absent !== undefined) {
  it.skip('takes the shared reference data, which is absent here: only the own cases were run', () =>
    undefined);
}

afterAll(() => {
  for (const why of [noPydicom, noValidator]) if (why) process.stdout.write(`\nobjects not judged: ${why}\n`);
  process.stdout.write(`\nreference objects of rois: ${caseCount} cases, ${failedCount} failed\n`);
});
