import type { Subject } from '../domain/study/subject';
import type { ByGroup, GroupId } from './grouping';
import type { AnalysedSubject } from './studyFlow';
import { rememberPart } from './subjectParts';
import type { SubjectValue } from './tableTwo';

/** The values of one group in a line of a table, and whose they are: lists of equal length, in the subjects' order. */
export interface GroupColumn {
  readonly subjects: readonly Subject[];
  readonly numbers: readonly number[];
}

const columnsOf = new WeakMap<object, ReadonlyMap<GroupId, GroupColumn>>();

/** The columns behind values that were made from them; undefined of others. */
export function groupColumnsOf(values: object): ReadonlyMap<GroupId, GroupColumn> | undefined {
  return columnsOf.get(values);
}

/**
 * Values of each group as the tables hold them. Each group's list is made when somebody looks at it: of a large study most lines
 * are never opened, and an object for each value would be most of the work.
 */
export function fromGroupColumns(
  columns: ReadonlyMap<GroupId, GroupColumn>,
): ByGroup<readonly SubjectValue[]> {
  const values: Record<GroupId, readonly SubjectValue[]> = {};
  for (const [group, column] of columns) {
    Object.defineProperty(values, group, {
      configurable: true,
      enumerable: true,
      get() {
        const made = subjectValuesOf(column);
        Object.defineProperty(values, group, { value: made, configurable: true, enumerable: true });
        return made;
      },
    });
  }
  columnsOf.set(values, columns);
  return values;
}

function subjectValuesOf({ subjects, numbers }: GroupColumn): readonly SubjectValue[] {
  return subjects.map(({ id: subjectId, code }, index) => ({
    subjectId,
    code,
    value: numbers[index] ?? Number.NaN,
  }));
}

/** The subjects of one group, in their order. */
interface GroupMembers {
  /** Where they stand among all. */
  readonly places: readonly number[];
  readonly entries: readonly AnalysedSubject[];
  readonly subjects: readonly Subject[];
}

const known = new WeakMap<readonly AnalysedSubject[], ReadonlyMap<GroupId, GroupMembers>>();

function membersByGroup(analysed: readonly AnalysedSubject[]): ReadonlyMap<GroupId, GroupMembers> {
  const before = known.get(analysed);
  if (before) return before;
  const members = new Map<GroupId, { places: number[]; entries: AnalysedSubject[]; subjects: Subject[] }>();
  for (const [place, entry] of analysed.entries()) {
    let own = members.get(entry.group);
    if (!own) {
      own = { places: [], entries: [], subjects: [] };
      members.set(entry.group, own);
    }
    own.places.push(place);
    own.entries.push(entry);
    own.subjects.push(entry.subject);
  }
  for (const { entries, places } of members.values()) rememberPart(entries, { whole: analysed, places });
  known.set(analysed, members);
  return members;
}

/** The subjects of a group, in their order; the same list each time. */
export function entriesOf(analysed: readonly AnalysedSubject[], group: GroupId): readonly AnalysedSubject[] {
  return membersByGroup(analysed).get(group)?.entries ?? none;
}

const none: readonly AnalysedSubject[] = [];
const noMembers: GroupMembers = { places: [], entries: [], subjects: [] };

/** The values of each group that are there. Lines of which every subject has a value share the list of subjects. */
export function groupColumns(
  analysed: readonly AnalysedSubject[],
  groups: readonly GroupId[],
  read: (entry: AnalysedSubject, place: number) => number | undefined,
): ReadonlyMap<GroupId, GroupColumn> {
  const members = membersByGroup(analysed);
  return new Map(
    groups.map((group) => {
      const { places, entries, subjects } = members.get(group) ?? noMembers;
      const numbers: number[] = [];
      const own: Subject[] = [];
      let isWhole = true;
      for (let at = 0; at < entries.length; at += 1) {
        const [entry, place] = [entries[at], places[at]];
        if (!entry || place === undefined) continue;
        const value = read(entry, place);
        if (value === undefined) {
          if (isWhole) for (let i = 0; i < numbers.length; i += 1) own.push(subjects[i] ?? entry.subject);
          isWhole = false;
          continue;
        }
        numbers.push(value);
        if (!isWhole) own.push(entry.subject);
      }
      return [group, { subjects: isWhole ? subjects : own, numbers }] as const;
    }),
  );
}
