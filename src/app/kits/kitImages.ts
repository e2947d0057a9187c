import { safeName } from '../../base/safeName';
import { imageKey } from '../../domain/image/imageRef';
import type { StoredImage } from '../../domain/keeping/storedProject';
import { rest } from '../inSlices';
import { KitStopped, type Making, stopIfCancelled } from './kitMaking';
import type { BurnedInWarning } from './kitOutcome';
import type { KitFile } from './kitPort';
import { kitUidsOf, uidTextOf } from './kitUids';
import { filesOf, isMaskedKit, kitPatient, type PlannedKit, type PlannedUnit } from './planKit';

/** Before anything is written: which subjects have images whose files are not here. */
export function stopForMissing({ context }: Making, { units }: PlannedKit): void {
  const missing = units.flatMap(({ viewed, subject, images }) => {
    const gone = filesOf(images).filter(
      ([first]) => !context.registry.isReachable(imageKey(first.stored.header)),
    );
    // The researcher knows the subject by its code, also where the kit does not.
    const code = viewed.code === subject.code ? viewed.code : subject.code;
    return gone.length > 0 || images.length === 0 ? [{ code, images: gone.length }] : [];
  });
  if (missing.length > 0) throw new KitStopped({ kind: 'images-missing', missing: joinedByCode(missing) });
}

function joinedByCode(
  missing: readonly { readonly code: string; readonly images: number }[],
): readonly { readonly code: string; readonly images: number }[] {
  const counts = new Map<string, number>();
  for (const { code, images } of missing) counts.set(code, (counts.get(code) ?? 0) + images);
  return [...counts].map(([code, images]) => ({ code, images }));
}

/** The images of a kit, as its records name them. */
export interface KitImages {
  readonly stored: readonly StoredImage[];
  readonly files: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
  readonly warnings: readonly BurnedInWarning[];
  readonly withoutFingerprint: number;
}

/** Cleans the images of a kit and writes them into its file, one after the other. */
export async function writeImages(making: Making, plan: PlannedKit, file: KitFile): Promise<KitImages> {
  const { context, open, secretText, onProgress } = making;
  const isMasked = isMaskedKit(open.project);
  const stored: StoredImage[] = [];
  const files: { name: string; size: number; sha256: string }[] = [];
  const warnings = new Map<string, BurnedInWarning & { readonly files: string[] }>();
  const folders = new Set<string>();
  const total = plan.units.reduce((sum, { images }) => sum + filesOf(images).length, 0);
  let done = 0;
  onProgress({ done, total });
  for (const unit of plan.units) {
    const { code } = unit.viewed;
    const folder = folderFor(code, folders);
    const uidText = uidTextOf(secretText, unit.unit);
    const mapUid = (uid: string) => context.ports.images.pseudonymUid(uidText, uid);
    for (const [at, frames] of filesOf(unit.images).entries()) {
      stopIfCancelled(making);
      const [first] = frames;
      const location = context.registry.locationOf(imageKey(first.stored.header));
      if (!location)
        throw new KitStopped({ kind: 'images-missing', missing: [{ code: unit.subject.code, images: 1 }] });
      const cleaned = await context.ports.kits.clean(location, {
        code,
        uidText,
        uids: kitUidsOf(first.stored.header, mapUid),
        isMasked,
        ...(isMasked && { instanceNumber: at + 1 }),
      });
      if (!cleaned.ok) {
        const { message } = cleaned.error;
        throw new KitStopped({
          kind: 'image-unusable',
          code: unit.subject.code,
          path: location.path,
          message,
        });
      }
      const { bytes, sha256, headers, fingerprints, signs } = cleaned.value;
      const path = `images/${folder}/${at + 1}.dcm`;
      await file.add(path, bytes);
      files.push({ name: path, size: bytes.length, sha256 });
      for (const { viewed } of frames) {
        const header = headers.find(({ frame }) => frame === viewed.header.frame);
        if (!header) throw new KitStopped({ kind: 'failed', message: 'A frame was lost in cleaning.' });
        const { acquisition, imageType } = viewed.header;
        stored.push({
          header: { ...header, patient: kitPatient(unit.unit), acquisition, imageType },
          path,
          sizeBytes: bytes.length,
          ...(fingerprints[header.frame] && { fingerprint: fingerprints[header.frame] ?? '' }),
        });
      }
      for (const sign of signs) {
        const warning = warnings.get(`${code}|${sign}`) ?? {
          code,
          subjectCode: unit.subject.code,
          ...(unit.unit.timePoint && { timePoint: unit.unit.timePoint }),
          sign,
          files: [],
        };
        warning.files.push(path);
        warnings.set(`${code}|${sign}`, warning);
      }
      done += 1;
      onProgress({ done, total });
      await rest();
    }
  }
  return { stored, files, warnings: [...warnings.values()], withoutFingerprint: 0 };
}

/** A folder of a name that no other unit has: codes may differ in signs alone that file names do without. */
function folderFor(code: string, taken: Set<string>): string {
  const name = safeName(code);
  let folder = name;
  for (let number = 2; taken.has(folder.toLowerCase()); number += 1) folder = `${name}-${number}`;
  taken.add(folder.toLowerCase());
  return folder;
}

/**
 * The images of a kit that holds none, under the UIDs that they have: the observer's own copies are found by these. One slice
 * of each series, or the given ones, gets its fingerprint where its file is here: copies under other UIDs are found by that.
 */
export async function fingerprinted(making: Making, { units }: PlannedKit): Promise<KitImages> {
  const { context, onProgress } = making;
  const stored: StoredImage[] = [];
  const anchors = new Set(units.flatMap((unit) => anchorsOf(unit)));
  let done = 0;
  let withoutFingerprint = 0;
  for (const { images } of units) {
    for (const { stored: original, viewed } of images) {
      const key = imageKey(original.header);
      if (!anchors.has(key)) {
        stored.push(viewed);
        continue;
      }
      stopIfCancelled(making);
      const location = context.registry.locationOf(key);
      const decoded = location && (await context.ports.images.decode(location, original.header));
      if (decoded?.ok) stored.push({ ...viewed, fingerprint: decoded.value.fingerprint });
      else {
        stored.push(viewed);
        withoutFingerprint += 1;
      }
      done += 1;
      onProgress({ done, total: anchors.size });
      await rest();
    }
  }
  return { stored, files: [], warnings: [], withoutFingerprint };
}

/** Slices by which a unit's images are known again: the given ones, else the middle one of each series. */
function anchorsOf({ images, given }: PlannedUnit): readonly string[] {
  if (given) return images.map(({ stored }) => imageKey(stored.header));
  const series = new Map<string, string[]>();
  for (const { stored } of images) {
    const uid = stored.header.seriesInstanceUid;
    series.set(uid, [...(series.get(uid) ?? []), imageKey(stored.header)]);
  }
  return [...series.values()].map((keys) => keys[Math.floor(keys.length / 2)] ?? '');
}
