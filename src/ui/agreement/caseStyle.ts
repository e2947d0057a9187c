import type { ObserverId } from '../../domain/ids';
import type { Protocol } from '../../domain/study/protocol';
import { thirdReaderId } from '../../domain/study/thirdReader';
import type { ObserverStyle } from '../../editor/overlay';
import { observerStyle } from '../parts/ObserverTag';

/** Hue, dash and vertex shape of whoever drew; the third reader's are their own. */
export function caseStyle(protocol: Protocol, id: ObserverId): ObserverStyle {
  return id === thirdReaderId ? 'third' : observerStyle(protocol, id);
}
