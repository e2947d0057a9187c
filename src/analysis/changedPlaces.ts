/** With more changed items than this everything is made anew. */
const mostChanged = 64;

/** Where two lists hold other objects; undefined where these are too many, or the lists not of one length. */
export function changedPlaces(
  before: readonly unknown[],
  now: readonly unknown[],
): readonly number[] | undefined {
  if (before.length !== now.length) return undefined;
  const places: number[] = [];
  for (let at = 0; at < now.length; at += 1) {
    if (now[at] === before[at]) continue;
    places.push(at);
    if (places.length > mostChanged) return undefined;
  }
  return places;
}
