import type { Protocol } from '../../domain/study/protocol';

/** What stands in the dock beside the slice: key I goes through them. */
export type DockView = 'numbers' | 'values' | 'facts' | 'fat';

/** The view after this one; fat only where the protocol measures it. */
export function nextDockView(view: DockView, { fatMethod }: Pick<Protocol, 'fatMethod'>): DockView {
  switch (view) {
    case 'numbers':
      return 'values';
    case 'values':
      return 'facts';
    case 'facts':
      return fatMethod.kind === 'none' ? 'numbers' : 'fat';
    case 'fat':
      return 'numbers';
  }
}
