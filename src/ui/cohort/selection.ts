import type { SubjectId } from '../../domain/ids';

/** Where the list stands: the row that keys act on, and the rows that were ticked. */
export interface Selection<Id extends string = SubjectId> {
  readonly cursor: Id | undefined;
  /** From where a range reaches. */
  readonly anchor: Id | undefined;
  readonly chosen: ReadonlySet<Id>;
}

/** Nothing. */
export const nothingSelected: Selection = { cursor: undefined, anchor: undefined, chosen: new Set() };

/** The cursor goes to a row; what is ticked stays. */
export function movedTo<Id extends string>(selection: Selection<Id>, id: Id): Selection<Id> {
  return { ...selection, cursor: id, anchor: id };
}

/** A row is ticked, or not any more. */
export function toggled<Id extends string>(selection: Selection<Id>, id: Id): Selection<Id> {
  const chosen = new Set(selection.chosen);
  if (!chosen.delete(id)) chosen.add(id);
  return { cursor: id, anchor: id, chosen };
}

/** The rows from the anchor to a row are ticked besides what was. `shown`: the rows of the list in their order. */
export function reachedTo<Id extends string>(
  selection: Selection<Id>,
  id: Id,
  shown: readonly Id[],
): Selection<Id> {
  const anchor = selection.anchor ?? selection.cursor ?? id;
  const [from, to] = [shown.indexOf(anchor), shown.indexOf(id)];
  if (to < 0) return selection;
  const first = from < 0 ? to : Math.min(from, to);
  const last = from < 0 ? to : Math.max(from, to);
  return { cursor: id, anchor, chosen: new Set([...selection.chosen, ...shown.slice(first, last + 1)]) };
}

/** All rows of the list are ticked, or, where they all were, none of them. */
export function allToggled<Id extends string>(selection: Selection<Id>, shown: readonly Id[]): Selection<Id> {
  const chosen = new Set(selection.chosen);
  const areAll = shown.length > 0 && shown.every((id) => chosen.has(id));
  for (const id of shown)
    if (areAll) chosen.delete(id);
    else chosen.add(id);
  return { ...selection, chosen };
}

/** What acts act on: what is ticked, else the row under the cursor. */
export function actedOn<Id extends string>({ chosen, cursor }: Selection<Id>): readonly Id[] {
  if (chosen.size > 0) return [...chosen];
  return cursor === undefined ? [] : [cursor];
}

/** Without subjects that are no longer there. */
export function stillThere<Id extends string>(
  selection: Selection<Id>,
  here: ReadonlySet<Id>,
): Selection<Id> {
  const chosen = [...selection.chosen].filter((id) => here.has(id));
  const isGone = (id: Id | undefined): boolean => id !== undefined && !here.has(id);
  if (chosen.length === selection.chosen.size && !isGone(selection.cursor) && !isGone(selection.anchor)) {
    return selection;
  }
  return {
    cursor: isGone(selection.cursor) ? undefined : selection.cursor,
    anchor: isGone(selection.anchor) ? undefined : selection.anchor,
    chosen: new Set(chosen),
  };
}
