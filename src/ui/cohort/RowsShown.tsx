import { cohortText } from './cohortText';
import { type ShownRange, useShownRows } from './shownRange';

/** Which lines of the list are on screen, of how many. */
export function RowsShown({
  range,
  shown,
  all,
}: {
  readonly range: ShownRange;
  readonly shown: number;
  readonly all: number;
}) {
  const { first, last } = useShownRows(range);
  return <span>{cohortText.rows(first + 1, Math.min(last + 1, shown), shown, all)}</span>;
}
