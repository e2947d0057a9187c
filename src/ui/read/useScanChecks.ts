import { useMemo } from 'react';
import { shownSlice } from '../../app/reading/panes';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { Protocol } from '../../domain/study/protocol';
import type { TimePoint } from '../../domain/timePoint';
import type { EditorOutline } from '../../editor/editorState';
import type { ReadingSession } from '../../state/readingSession';
import { type ScanCheck, scanChecks } from './scanChecks';
import { useSession } from './useSession';

const none: readonly ScanCheck[] = [];

/** Checks of a scan that are made again only when what they look at changed, and are new only when they say another thing. */
function checksSelector(timePoint: TimePoint, protocol: Protocol) {
  let seen: readonly (SliceHeader | readonly EditorOutline[] | undefined)[] = [];
  let checks = none;
  return ({ panes, isOrderHidden }: ReadingSession): readonly ScanCheck[] => {
    const scan = panes[timePoint];
    const header = scan && shownSlice(scan.axial);
    const outlines = scan?.editor.outlines;
    const isAlone = timePoint === 'preop' || isOrderHidden || !panes.preop;
    const preop = isAlone ? undefined : shownSlice(panes.preop.axial);
    const now = [header, preop, outlines];
    if (now.length === seen.length && now.every((one, at) => one === seen[at])) return checks;
    seen = now;
    if (!header || !outlines) return checks;
    const next = scanChecks({
      header,
      preop,
      settings: protocol,
      // Reference tissues have no side that could be wrong.
      outlineCount: outlines.filter(({ key }) => !key.endsWith('|none')).length,
      hasSideWarning: outlines.some(({ warning }) => warning !== undefined),
    });
    const isSame =
      next.length === checks.length &&
      next.every(({ state, text }, at) => checks[at]?.text === text && checks[at]?.state === state);
    if (!isSame) checks = next;
    return checks;
  };
}

/** The checks of one scan while it is read; scrolling one scan does not touch the other unless a check changes. */
export function useScanChecks(timePoint: TimePoint, protocol: Protocol): readonly ScanCheck[] {
  const select = useMemo(() => checksSelector(timePoint, protocol), [timePoint, protocol]);
  return useSession(select) ?? none;
}
