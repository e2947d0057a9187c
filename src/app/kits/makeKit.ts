import { safeName } from '../../base/safeName';
import type { KitFacts } from '../../domain/study/project';
import { type AppContext, openProjectOf } from '../context';
import { imagesAwaited } from '../imagesComing';
import { logExport } from '../printedHead';
import { chosenSlices, waitingForSlices } from './chosenSlices';
import { kitContent } from './kitContent';
import { fingerprinted, stopForMissing, writeImages } from './kitImages';
import { KitStopped, type Making, stopIfCancelled } from './kitMaking';
import type { KitOutcome, KitProgress, KitRefusal, KitRequest } from './kitOutcome';
import { earlierKits, kitLogText, kitSecret } from './kitSecret';
import { planKit } from './planKit';

/**
 * Makes the kit of one observer: what they may know of the project, their own readings, given slices, and, if asked for, the
 * images that reading needs, cleaned and under other UIDs. The file grows image by image and is never whole in memory.
 * An image whose file is not here, or that would measure otherwise after cleaning, stops it: a kit is complete or none.
 */
export async function makeKit(
  context: AppContext,
  request: KitRequest,
  onProgress: (progress: KitProgress) => void,
  signal: AbortSignal,
): Promise<KitOutcome> {
  if (openProjectOf(context).areImagesComing && !(await imagesAwaited(context))) return { kind: 'cancelled' };
  const open = openProjectOf(context);
  const { project, person } = open;
  const refused = (why: KitRefusal): KitOutcome => ({ kind: 'refused', why });
  if (person.kind !== 'researcher' || project.kit) return refused({ kind: 'not-researcher' });
  if (!project.protocol.isCsaDecided) return refused({ kind: 'csa-undecided' });
  try {
    const secretText = await kitSecret(context);
    const making: Making = {
      context,
      open: openProjectOf(context),
      secretText,
      request,
      onProgress,
      signal,
    };
    return await made(making);
  } catch (cause) {
    if (cause instanceof KitStopped) {
      return cause.why === 'cancelled' ? { kind: 'cancelled' } : refused(cause.why);
    }
    return refused({ kind: 'failed', message: cause instanceof Error ? cause.message : String(cause) });
  } finally {
    context.ports.kits.end();
  }
}

async function made(making: Making): Promise<KitOutcome> {
  const { context, open, request } = making;
  const { ports } = context;
  const { project } = open;
  const before = await earlierKits(context, request.observerId);
  const manner = request.withImages ? 'with-images' : 'without-images';
  if (before.manner !== undefined && before.manner !== manner) {
    throw new KitStopped({ kind: 'other-manner', before: before.manner });
  }
  const chosen = await chosenSlices(context, open);
  const atUtc = ports.clock.nowUtc();
  const facts: Omit<KitFacts, 'assigned'> = {
    observerId: request.observerId,
    issuedAtUtc: atUtc,
    issue: before.issue + 1,
    hasImages: request.withImages,
  };
  const plan = planKit(open, facts, chosen);
  if (plan.units.length === 0) {
    throw new KitStopped({ kind: 'nothing-to-read', waitsForSlices: waitingForSlices(open, chosen) });
  }
  if (request.withImages) stopForMissing(making, plan);
  const file = await ports.kits.startFile();
  try {
    const images = request.withImages
      ? await writeImages(making, plan, file)
      : await fingerprinted(making, plan);
    const content = await kitContent(making, plan, facts, images.stored);
    const parts = await ports.storage.bundleParts(
      {
        kind: 'kit',
        protocolVersion: project.protocol.version,
        writtenAtUtc: atUtc,
        observerId: request.observerId,
      },
      content,
      images.files,
    );
    if (!parts.ok) throw new KitStopped({ kind: 'failed', message: parts.error.message });
    for (const { name, bytes } of parts.value) await file.add(name, bytes);
    stopIfCancelled(making);
    const blob = await file.finish();
    const log = await logExport(
      context,
      kitLogText(request.observerId, facts.issue, plan.units.length, request.withImages),
      'kit-made',
    );
    return {
      kind: 'made',
      fileName: `${safeName(project.protocol.title)}-kit-${safeName(request.observerId)}-${facts.issue}${log}.multifidus.zip`,
      file: blob,
      issue: facts.issue,
      subjects: plan.units.length,
      images: images.stored.length,
      warnings: images.warnings,
      withoutFingerprint: images.withoutFingerprint,
    };
  } catch (cause) {
    await file.cancel();
    throw cause;
  }
}
