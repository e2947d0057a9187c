/**
 * A place in an image, in continuous pixel indices: (0, 0) is the centre of the top-left pixel, so that pixel
 * covers −0.5 to 0.5 both ways and the image −0.5 to N − 0.5. Two numbers, where patient space has three:
 * the compiler keeps the two spaces apart.
 */
export type PointPx = readonly [column: number, row: number];

/** A place or direction in patient space, mm: x to the patient's left, y to the back, z to the head (DICOM LPS). */
export type PointLps = readonly [x: number, y: number, z: number];
