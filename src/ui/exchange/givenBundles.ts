import type { GivenBundle } from '../../app/exchange/ports';
import { type Dropped, isBundleName } from '../parts/takeDrop';

/** Files as bundles, and as sources of the images that a kit holds. */
export function bundlesOf(files: readonly File[]): readonly GivenBundle[] {
  return files.map((file) => ({
    name: file.name,
    size: file.size,
    source: file,
    given: { kind: 'files', files: [file] },
  }));
}

/** The bundles among what was dropped. One alone is a source of images that the browser can remember. */
export function givenBundles({ files, given }: Pick<Dropped, 'files' | 'given'>): readonly GivenBundle[] {
  const bundles = bundlesOf(files.filter(({ name }) => isBundleName(name)));
  return files.length === 1 ? bundles.map((one) => ({ ...one, given })) : bundles;
}

/** What a bundle that lies in a picked folder is called. */
export function bundleNameOf(bundle: object): string {
  return bundle instanceof File ? bundle.name : 'multifidus.zip';
}
