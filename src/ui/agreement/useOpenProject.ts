import { present } from '../../base/assert';
import type { OpenProject } from '../../state/openProject';
import { useAppState } from '../AppContext';

/** The open project; the screen is there only with one. */
export function useOpenProject(): OpenProject {
  return present(
    useAppState(({ open }) => open),
    'an open project',
  );
}
