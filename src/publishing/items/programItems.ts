import type { RoiProgram } from '../../domain/roiFiles/foreignRoi';
import type { OutgoingRoi } from '../../domain/roiFiles/outgoingRoi';
import { type OutgoingSet, outgoingRings, outgoingSet } from '../../domain/roiFiles/outgoingSet';
import { timePoints } from '../../domain/timePoint';
import { roiFiles } from '../../io/roiFiles/roiFiles';
import type { ExportFacts } from '../../report/export/exportFacts';
import type { ExportSettings } from '../../report/export/exportSettings';
import { fixedZip } from '../../report/export/formats/fixedZip';
import { fileOf } from './fileOf';
import { type ItemMaker, once } from './itemMaker';
import { textPreview } from './textPreview';

const encoder = new TextEncoder();

/**
 * The outlines of everybody as files of ImageJ, and of Horos and OsiriX. Without identifiers of images an outline is found by the number
 * of its slice in the series.
 */
export function programItems(facts: ExportFacts, { hasImageUids }: ExportSettings): readonly ItemMaker[] {
  const sets = once(() => setsOf(facts, hasImageUids));
  return [
    programItem('imagej', 'ROIs for ImageJ', 'A RoiSet.zip for every scan and observer', sets),
    programItem('horos', 'ROIs for Horos, OsiriX', 'An XML for every scan and observer', sets),
  ];
}

function programItem(
  program: RoiProgram,
  name: string,
  detail: string,
  sets: () => readonly OutgoingSet[],
): ItemMaker {
  return {
    item: {
      ...{ id: `outlines-${program}`, group: 'programs', name, detail, formats: ['zip'], defaultFormats: [] },
    },
    preview: () =>
      textPreview(
        `outlines-${program}.zip`,
        sets()
          .flatMap((set) => [pathOf(program, set), ...set.rois.map((roi) => `  ${roi.name}`)])
          .join('\n'),
      ),
    write: async () => [
      fileOf(
        `outlines/${program}`,
        'zip',
        fixedZip(sets().map((set) => ({ name: pathOf(program, set), bytes: bytesOf(program, set) }))),
      ),
    ],
  };
}

function pathOf(program: RoiProgram, { name }: OutgoingSet): string {
  return program === 'imagej' ? `${name}_RoiSet.zip` : `${name}.xml`;
}

function bytesOf(program: RoiProgram, { rois }: OutgoingSet): Uint8Array {
  if (program === 'horos') return encoder.encode(roiFiles.horosXml(rois));
  return fixedZip(
    rois.flatMap((roi) => {
      const rings = outgoingRings(roi);
      // A composite of nothing cannot be written: ImageJ would open it as a rectangle.
      return rings.length === 0 ? [] : [{ name: `${roi.name}.roi`, bytes: roiFiles.imageJRoi(roi, rings) }];
    }),
  );
}

/** Of subjects that are in the study, signed or not, by name. */
function setsOf(
  { project, subjects, readings, slicePositions }: ExportFacts,
  hasImageUids: boolean,
): readonly OutgoingSet[] {
  const byId = new Map(subjects.map((subject) => [subject.id, subject]));
  const positionOf = (key: string): number | undefined => slicePositions.get(key);
  return readings
    .flatMap((reading) => {
      const subject = byId.get(reading.subjectId);
      if (!subject) return [];
      return timePoints.flatMap(
        (at) => outgoingSet(project.protocol, subject, reading, at, positionOf) ?? [],
      );
    })
    .filter(({ rois }) => rois.length > 0)
    .map((set) => (hasImageUids ? set : { ...set, rois: set.rois.map(withoutImage) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function withoutImage({ image: _image, ...roi }: OutgoingRoi): OutgoingRoi {
  return roi;
}
