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

/** Who is compared: the same object as long as the subjects and their groups are the same, whatever was measured of them. */
export interface People {
  readonly subjects: readonly Subject[];
  /** Of each subject. */
  readonly groups: readonly GroupId[];
  readonly members: ReadonlyMap<GroupId, GroupMembers>;
}

/** The subjects of one group, in their order. */
interface GroupMembers {
  /** Where they stand among all. */
  readonly places: readonly number[];
  readonly subjects: readonly Subject[];
}

const peopleOfList = new WeakMap<readonly AnalysedSubject[], People>();
/** By the first of them: everybody, and those of a filter or stratum. */
const keptPeople = new WeakMap<Subject, readonly People[]>();
const mostPeople = 8;

/** The people behind a list, which is made anew with the data, never changed. */
export function peopleOf(analysed: readonly AnalysedSubject[]): People {
  const before = peopleOfList.get(analysed);
  if (before) return before;
  const first = analysed[0]?.subject;
  const kept = (first && keptPeople.get(first)) ?? [];
  const people = kept.find((one) => areThey(one, analysed)) ?? newPeople(analysed);
  if (first && kept[0] !== people) {
    keptPeople.set(first, [people, ...kept.filter((one) => one !== people)].slice(0, mostPeople));
  }
  peopleOfList.set(analysed, people);
  return people;
}

function areThey({ subjects, groups }: People, analysed: readonly AnalysedSubject[]): boolean {
  return (
    subjects.length === analysed.length &&
    analysed.every(({ subject, group }, at) => subject === subjects[at] && group === groups[at])
  );
}

function newPeople(analysed: readonly AnalysedSubject[]): People {
  const members = new Map<GroupId, { places: number[]; subjects: Subject[] }>();
  const subjects: Subject[] = [];
  const groups: GroupId[] = [];
  for (const [place, { subject, group }] of analysed.entries()) {
    subjects.push(subject);
    groups.push(group);
    let own = members.get(group);
    if (!own) {
      own = { places: [], subjects: [] };
      members.set(group, own);
    }
    own.places.push(place);
    own.subjects.push(subject);
  }
  return { subjects, groups, members };
}

const entriesOfList = new WeakMap<readonly AnalysedSubject[], Map<GroupId, readonly AnalysedSubject[]>>();

/** What was found of the subjects of a group, in their order; the same list each time. */
export function entriesOf(analysed: readonly AnalysedSubject[], group: GroupId): readonly AnalysedSubject[] {
  const own = entriesOfList.get(analysed) ?? new Map<GroupId, readonly AnalysedSubject[]>();
  entriesOfList.set(analysed, own);
  const before = own.get(group);
  if (before) return before;
  const entries: AnalysedSubject[] = [];
  for (const entry of analysed) if (entry.group === group) entries.push(entry);
  const { places } = peopleOf(analysed).members.get(group) ?? noMembers;
  rememberPart(entries, { whole: analysed, places });
  own.set(group, entries);
  return entries;
}

const noMembers: GroupMembers = { places: [], subjects: [] };

/** The values of each group that are there. Lines of which every subject has a value share the list of subjects. */
export function groupColumns(
  analysed: readonly AnalysedSubject[],
  groups: readonly GroupId[],
  read: (entry: AnalysedSubject, place: number) => number | undefined,
): ReadonlyMap<GroupId, GroupColumn> {
  const { members } = peopleOf(analysed);
  return new Map(
    groups.map((group) => {
      const { places, subjects } = members.get(group) ?? noMembers;
      const numbers: number[] = [];
      const own: Subject[] = [];
      let isWhole = true;
      for (let at = 0; at < places.length; at += 1) {
        const place = places[at] ?? 0;
        const entry = analysed[place];
        if (!entry) continue;
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
