import { ImageLibrary } from '../../domain/imageLibrary/imageLibrary';
import { subjectPairChecks } from '../../domain/study/subjectPairs';
import { BundleRefused } from '../../io/storage/bundle/bundleRefused';
import { type OpenedBundle, openedBundle } from '../../io/storage/bundle/openedBundle';
import type { ExportContent } from '../../publishing/facts/exportContent';
import { readSlices } from '../../publishing/facts/readSlices';
import { WrongInput } from '../wrongInput';

/** A bundle's project, and what has to be said about it. */
export interface BundleContent {
  readonly content: ExportContent;
  readonly bundle: Pick<OpenedBundle, 'facts' | 'unsettled'>;
}

/** Opens a bundle of a whole, unblinded study; refused with what is wrong with any other. */
export async function contentOfBundle(bytes: Uint8Array): Promise<BundleContent> {
  const bundle = await opened(bytes);
  const { facts, project, subjects, readings, log } = bundle;
  if (facts.kind === 'kit' || facts.kind === 'return' || facts.observerId !== undefined) {
    throw new WrongInput(
      'This bundle holds what one observer may know, and no results can be made of it. Give the bundle of the whole project, which the researcher writes.',
    );
  }
  if (facts.readingsOf !== undefined) {
    throw new WrongInput(
      'This bundle holds the readings of one observer only. Write the bundle of the whole project after unblinding, and give that.',
    );
  }
  if (project.kind.kind !== 'demo' && !project.unblinding) {
    throw new WrongInput(
      'The study in this bundle is blinded: nobody sees results before it is unblinded. Unblind it in Multifidus, write the bundle again, and give that.',
    );
  }
  const images = ImageLibrary.of(bundle.images());
  return {
    bundle,
    content: {
      ...{ project, subjects, readings, log, images },
      ...readSlices(readings, images),
      pairs: subjectPairChecks(subjects, images.catalogue, project.protocol),
    },
  };
}

async function opened(bytes: Uint8Array): Promise<OpenedBundle> {
  try {
    return await openedBundle(bytes);
  } catch (cause) {
    if (cause instanceof BundleRefused) throw new WrongInput(cause.message);
    throw cause;
  }
}
