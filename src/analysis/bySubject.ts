import { present } from '../base/assert';
import { stableText } from '../base/stableText';
import type { Reading } from '../domain/reading/reading';
import type { Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import type { SeriesOfSlices } from './roiCell';

/** All that a subject's values depend on. */
interface SubjectSource {
  readonly subject: Subject;
  readonly readings: readonly Reading[];
  readonly protocol: Protocol;
  readonly seriesOf?: SeriesOfSlices | undefined;
}

interface Known<Value> extends SubjectSource {
  readonly value: Value;
}

/** How many protocols a subject's values are remembered under: a choice of one observer and back computes nothing anew. */
const mostKnown = 4;

/**
 * Remembers what was computed of single subjects, so that one changed reading computes one subject.
 *
 * Subjects, readings and the map of series are replaced, never changed (a slice that no reading stood on may be added to the
 * map), so the same objects mean the same values; protocols are compared by content.
 */
export function bySubject<Value>(): (source: SubjectSource, compute: () => Value) => Value {
  const known = new WeakMap<Subject, readonly Known<Value>[]>();
  return (source, compute) => {
    const { subject, readings, protocol, seriesOf } = source;
    const before = known.get(subject) ?? [];
    const found = before.find(
      (one) =>
        one.seriesOf === seriesOf &&
        isSameProtocol(one.protocol, protocol) &&
        isSameList(one.readings, readings),
    );
    if (found) return found.value;
    const value = compute();
    known.set(subject, [{ subject, readings, protocol, seriesOf, value }, ...before].slice(0, mostKnown));
    return value;
  };
}

function isSameList(a: readonly Reading[], b: readonly Reading[]): boolean {
  return a === b || (a.length === b.length && a.every((reading, index) => reading === b[index]));
}

const texts = new WeakMap<Protocol, string>();

function isSameProtocol(a: Protocol, b: Protocol): boolean {
  return a === b || textOf(a) === textOf(b);
}

function textOf(protocol: Protocol): string {
  const text = texts.get(protocol) ?? present(stableText(protocol), 'the text of a protocol');
  texts.set(protocol, text);
  return text;
}
