import type { Subject } from '../../study/subject';

/** A subject without what its record says of others that were erased; the same object where it says nothing of them. */
export function withoutSubjects(subject: Subject, erased: ReadonlySet<string>): Subject {
  const { links = [], otherPeople = [] } = subject;
  const hasOther = otherPeople.some((id) => erased.has(id));
  const hasLink = links.some(({ other }) => erased.has(other.id));
  if (!hasOther && !hasLink) return subject;
  const { otherPeople: _others, ...rest } = subject;
  const left = otherPeople.filter((id) => !erased.has(id));
  const withOthers: Subject = left.length > 0 ? { ...rest, otherPeople: left } : rest;
  if (!hasLink) return withOthers;
  // One linked patient key stands for each link, in their order.
  const keptAt = links.flatMap(({ other }, at) => (erased.has(other.id) ? [] : [at]));
  const keys = subject.linkedPatientKeys ?? [];
  const { links: _links, linkedPatientKeys: _keys, ...bare } = withOthers;
  if (keptAt.length === 0) return bare;
  return {
    ...bare,
    links: links.filter((_link, at) => keptAt.includes(at)),
    linkedPatientKeys: keys.filter((_key, at) => keptAt.includes(at)),
  };
}
