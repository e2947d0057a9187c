import {
  type ComponentType,
  createElement,
  type FunctionComponent,
  type ReactNode,
  useEffect,
  useState,
} from 'react';
import { loadPart } from '../../base/partNotLoaded';

/** A component whose code loads when it is first shown, or before, when `load` is called. */
export interface LazyPart<Props extends object> extends FunctionComponent<Props> {
  readonly load: () => Promise<void>;
}

/**
 * Makes a component of code that is loaded later. Once it is loaded it is drawn at once, without the pause that
 * React's own `lazy` makes after a fallback. When it cannot be loaded, the error boundary says so and may try again.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  whileLoading: ReactNode = null,
): LazyPart<Props> {
  let loaded: ComponentType<Props> | undefined;
  let loading: Promise<void> | undefined;

  async function takeIn(): Promise<void> {
    try {
      loaded = await loadPart(load);
    } catch (cause) {
      loading = undefined;
      throw cause;
    }
  }
  const start = (): Promise<void> => {
    loading ??= takeIn();
    return loading;
  };

  function Part(props: Props): ReactNode {
    const [, setLoaded] = useState(loaded !== undefined);
    const [failure, setFailure] = useState<Error>();
    useEffect(() => {
      if (loaded) return undefined;
      let isGone = false;
      start().then(
        () => isGone || setLoaded(true),
        (cause: Error) => isGone || setFailure(cause),
      );
      return () => {
        isGone = true;
      };
    }, []);
    if (failure) throw failure;
    return loaded ? createElement(loaded, props) : whileLoading;
  }
  return Object.assign(Part, { load: start });
}
