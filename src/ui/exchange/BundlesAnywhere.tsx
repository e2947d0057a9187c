import { useApp } from '../AppContext';
import { useDropAnywhere } from '../parts/useDropAnywhere';
import { givenBundles } from './givenBundles';

/** On screens that take nothing else: a bundle that is dropped is looked into, anything else stays where it was. */
export function BundlesAnywhere() {
  const app = useApp();
  useDropAnywhere((dropped) => void app.offerBundles(givenBundles(dropped)));
  return null;
}
