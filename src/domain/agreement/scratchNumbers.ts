/**
 * Room for numbers that is used again: whoever asks for it has it until the next time. Of thousands of outlines that are compared one
 * after another, each would else leave megabytes to be cleared away. What stands in it is left over; write before reading.
 */
export function scratchNumbers(): (count: number) => Float64Array {
  let room = new Float64Array(1024);
  return (count) => {
    if (room.length < count) room = new Float64Array(2 * count);
    return room.subarray(0, count);
  };
}
