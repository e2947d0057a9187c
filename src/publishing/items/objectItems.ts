import type { Result } from '../../base/result';
import { type ObjectFiles, objectFilesOf } from '../../domain/dicomObjects/objectFiles';
import { objectSoftware } from '../../domain/dicomObjects/objectSoftware';
import type { ObjectKind, ObjectProblem, ScanObjects } from '../../domain/dicomObjects/scanObjects';
import { scanObjectsOf } from '../../domain/dicomObjects/scanObjectsOf';
import { imageKey } from '../../domain/image/imageRef';
import { askedRois } from '../../domain/reading/askedRois';
import { timePoints } from '../../domain/timePoint';
import type { ExportFacts } from '../../report/export/exportFacts';
import type { ExportSettings } from '../../report/export/exportSettings';
import { fixedZip } from '../../report/export/formats/fixedZip';
import { objectNames, objectProblemText } from '../../report/export/objectProblemText';
import { fileOf } from './fileOf';
import { type ItemMaker, once, type PublishingMeans } from './itemMaker';
import { textPreview } from './textPreview';

const details: Readonly<Record<ObjectKind, string>> = {
  sr: 'Outlines with their values',
  seg: 'Outlines as pixels, for 3D Slicer and OHIF',
  rtstruct: 'Outlines as contours, for planning systems',
};

/**
 * The outlines of everybody as DICOM objects, a folder for each subject, under the subject's code. An object is nothing without the
 * identifiers of the images that it lies on: where these may not leave, there is none.
 */
export function objectItems(
  facts: ExportFacts,
  settings: Pick<ExportSettings, 'hasImageUids'>,
  { objectWriter }: Pick<PublishingMeans, 'objectWriter'>,
): readonly ItemMaker[] {
  if (!objectWriter) return [];
  const scans = once(() => [...scansOf(facts)]);
  return (['sr', 'seg', 'rtstruct'] as const).map((kind): ItemMaker => {
    const whyNot = settings.hasImageUids
      ? undefined
      : 'They name their images: switch on “Identifiers of images”.';
    return {
      item: {
        ...{ id: `outlines-dicom-${kind}`, group: 'programs', name: objectNames[kind] },
        ...{ detail: details[kind], formats: ['zip'], defaultFormats: [] },
        ...(whyNot !== undefined && { whyNot }),
      },
      preview: () => textPreview(`outlines-dicom-${kind}.zip`, listing(scans())),
      // Not kept: the pixels of a large study are many.
      write: async () => {
        const writer = await objectWriter();
        const objects = objectFilesOf(scans(), (scan) => writer.write(kind, scan));
        const files = objects.files.map(({ path, file }) => ({ name: path, bytes: file.bytes }));
        const leftOut = leftOutText(objects, kind);
        const told =
          leftOut === '' ? [] : [{ name: 'left-out.txt', bytes: new TextEncoder().encode(leftOut) }];
        return [fileOf(`outlines/dicom-${kind}`, 'zip', fixedZip([...files, ...told]))];
      },
    };
  });
}

/** Of subjects that are in the study, signed or not. */
function* scansOf({
  project,
  subjects,
  readings,
  headers,
}: ExportFacts): Generator<Result<ScanObjects, ObjectProblem>> {
  const byId = new Map(subjects.map((subject) => [subject.id, subject]));
  for (const reading of readings) {
    const subject = byId.get(reading.subjectId);
    if (!subject) continue;
    for (const timePoint of timePoints) {
      if (askedRois(reading, project.protocol, timePoint).length === 0) continue;
      yield scanObjectsOf({
        ...{ project, subject, reading, timePoint, patient: 'code', software: objectSoftware },
        headerOf: (image) => headers.get(imageKey(image)),
      });
    }
  }
}

/** Scan by scan, what is outlined. */
function listing(scans: readonly Result<ScanObjects, ObjectProblem>[]): string {
  return scans
    .flatMap((scan) => (scan.ok ? [scan.value.name, ...scan.value.rois.map(({ name }) => `  ${name}`)] : []))
    .join('\n');
}

/** What is not in the zip and why, a line each. */
function leftOutText({ problems }: ObjectFiles, kind: ObjectKind): string {
  if (problems.length === 0) return '';
  const lines = problems.map((problem) => objectProblemText(problem, kind));
  return `Left out of ${objectNames[kind]}:\n${lines.join('\n')}\n`;
}
