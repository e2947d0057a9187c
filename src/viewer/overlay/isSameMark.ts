/**
 * Whether two marks would be drawn alike: equal by what they hold. Parts that are the same object are not looked into, so
 * that an outline of hundreds of vertices that nobody touched costs nothing. Bytes count as changed when they are others.
 */
export function isSameMark(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let index = 0; index < a.length; index += 1) {
      if (!isSameMark(a[index], b[index])) return false;
    }
    return true;
  }
  if (Array.isArray(b) || ArrayBuffer.isView(a) || ArrayBuffer.isView(b)) return false;
  const [inA, inB] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    inA.length === inB.size && inA.every(([key, value]) => inB.has(key) && isSameMark(value, inB.get(key)))
  );
}
