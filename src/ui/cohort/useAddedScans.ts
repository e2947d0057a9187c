import { useApp } from '../AppContext';
import { bundleNameOf, givenBundles } from '../exchange/givenBundles';
import type { PickedFolder } from '../parts/FilePicker';
import { useDropAnywhere } from '../parts/useDropAnywhere';

/** Takes in what is chosen on the list of subjects, or dropped anywhere on it: images, or bundles, which are offered. */
export function useAddedScans() {
  const app = useApp();
  const addFiles = (files: readonly File[]): void => void app.importImages({ kind: 'files', files });
  const addFolder = ({ given, bundle }: Pick<PickedFolder, 'given' | 'bundle'>): void => {
    if (bundle) void app.offerBundles([{ name: bundleNameOf(bundle), size: 0, source: bundle, given }]);
    else void app.importImages(given);
  };
  const isOver = useDropAnywhere((dropped) => {
    const bundles = givenBundles(dropped);
    if (bundles.length > 0) void app.offerBundles(bundles);
    else addFolder({ given: dropped.given });
  });
  return { addFiles, addFolder, isOver };
}
