import { type ReferenceTissue, referenceTissueOf } from '../reading/referenceTissue';
import type { RoiSide } from '../side';
import type { Muscle } from '../study/protocol';
import type { CodedConcept } from './scanObjects';

const sct = (value: string, meaning: string): CodedConcept => ({ value, scheme: 'SCT', meaning });

/* SNOMED CT, each with where its code was looked up. Of the back: DICOM CID 6116, Muscular Anatomy. */
const erectorSpinae = sct('44947003', 'Erector spinae muscle');
const longissimus = sct('88340001', 'Longissimus muscle');
const iliocostalis = sct('57651003', 'Iliocostalis muscle');
const spinalis = sct('4317002', 'Spinalis muscle');
/** HL7 FHIR, value set of body sites; CID 6116 has none. */
const multifidus = sct('5709001', 'Multifidus muscles');
const quadratusLumborum = sct('6001004', 'Quadratus lumborum muscle');
/** As TotalSegmentator codes it: where psoas and iliacus are one. No list for imaging has the psoas by itself. */
const iliopsoas = sct('68455001', 'Iliopsoas muscle');
/** DICOM CID 7710. What a muscle is called that has no code of its own: its name stands in the label. */
const skeletalMuscle = sct('127954009', 'Skeletal muscle');

const tissues: Readonly<Record<ReferenceTissue, { readonly name: string; readonly code: CodedConcept }>> = {
  // DICOM PS3.16, as pydicom lists it.
  csf: { name: 'Cerebrospinal fluid', code: sct('65216001', 'Cerebrospinal fluid') },
  // TotalSegmentator.
  'subcutaneous-fat': { name: 'Subcutaneous fat', code: sct('67769002', 'Subcutaneous fatty tissue') },
  psoas: { name: 'Psoas', code: iliopsoas },
  // SlicerTotalSegmentator.
  'vertebral-body': { name: 'Vertebral body', code: sct('3572006', 'Vertebral body') },
  'lean-muscle': { name: 'Lean muscle', code: skeletalMuscle },
};

/** Muscles of the usual sets, whatever they are called now: their ids never change. */
const byId: ReadonlyMap<string, readonly CodedConcept[]> = new Map([
  ['mf-es', [multifidus, erectorSpinae]],
  ['mf', [multifidus]],
  ['es', [erectorSpinae]],
  ['psoas', [iliopsoas]],
]);

/** Muscles that somebody added, by their names. */
const byName: ReadonlyMap<string, readonly CodedConcept[]> = new Map([
  ['multifidus', [multifidus]],
  ['erector spinae', [erectorSpinae]],
  ['longissimus', [longissimus]],
  ['iliocostalis', [iliocostalis]],
  ['spinalis', [spinalis]],
  ['quadratus lumborum', [quadratusLumborum]],
  ['psoas', [iliopsoas]],
  ['psoas major', [iliopsoas]],
  ['iliopsoas', [iliopsoas]],
]);

/** What stands in a target's `muscleId`, as people name it; its id where the protocol does not know it any more. */
export function structureName(muscles: readonly Muscle[], muscleId: string): string {
  const tissue = referenceTissueOf(muscleId);
  if (tissue) return tissues[tissue].name;
  return muscles.find(({ id }) => id === muscleId)?.name.trim() || muscleId;
}

/**
 * The SNOMED CT codes of what stands in a target's `muscleId`; two where one outline encloses two muscles. A muscle that no code
 * is known for is coded as skeletal muscle.
 */
export function structureCodes(
  muscles: readonly Muscle[],
  muscleId: string,
): readonly [CodedConcept, ...CodedConcept[]] {
  const tissue = referenceTissueOf(muscleId);
  if (tissue) return [tissues[tissue].code];
  const name = structureName(muscles, muscleId)
    .toLocaleLowerCase('en')
    .replace(/\s+/gu, ' ')
    .replace(/ muscles?$/, '');
  const [first, ...others] = byId.get(muscleId) ?? byName.get(name) ?? [];
  return first ? [first, ...others] : [skeletalMuscle];
}

const lateralities: Readonly<Record<RoiSide, CodedConcept | undefined>> = {
  // DICOM CID 244.
  right: sct('24028007', 'Right'),
  left: sct('7771000', 'Left'),
  none: undefined,
};

/** The patient's side as a code; none where the tissue has no side. */
export function lateralityCode(side: RoiSide): CodedConcept | undefined {
  return lateralities[side];
}
