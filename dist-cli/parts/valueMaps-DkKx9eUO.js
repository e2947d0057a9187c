import Papa from "papaparse";
// src/base/assert.ts
/** Stops the program at a bug. Never use it for what a user or a file can cause: that is a `Result`. */
function assert(condition, message) {
	if (!condition) throw new Error(`Bug: ${message}`);
}
/** Returns a value that must be there; its absence is a bug. */
function present(value, what) {
	if (value === null || value === void 0) throw new Error(`Bug: ${what} is absent`);
	return value;
}
/** Closes an exhaustive `switch`: a new case that nobody handled fails to compile. */
function unreachable(value) {
	throw new Error(`Bug: unhandled case ${JSON.stringify(value)}`);
}
// src/domain/isoDate.ts
/** Reads `yyyy-mm-dd`, `yyyymmdd` (DICOM DA) or `yyyy.mm.dd` (ACR-NEMA); undefined when it is no calendar date. */
function parseIsoDate(text) {
	const match = /^\s*(\d{4})([-./]?)(\d{2})\2(\d{2})\s*$/.exec(text);
	if (!match) return void 0;
	const [, year, , month, day] = match;
	const iso = `${year}-${month}-${day}`;
	const time = Date.parse(`${iso}T00:00:00Z`);
	if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso) return void 0;
	return iso;
}
/** Whole days from one date to another; negative when `to` is earlier. */
function daysBetween(from, to) {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 864e5);
}
// src/base/result.ts
/** A success. */
function ok(value) {
	return {
		ok: true,
		value
	};
}
/** An expected failure, with its reason. */
function err(error) {
	return {
		ok: false,
		error
	};
}
// src/domain/reading/roi.ts
/** One text per target: the key of a reading's entries. */
function targetKey(target) {
	return [
		target.timePoint,
		target.siteId,
		target.muscleId,
		target.side
	].join("|");
}
/** All of them, in the order of the number keys 1 to 6. */
var exclusionReasons = [
	"oedema",
	"haemorrhage",
	"inflammation",
	"vessel",
	"artefact",
	"other"
];
// src/domain/ids.ts
var projectId = (text) => text;
var subjectId = (text) => text;
var observerId = (text) => text;
var readingId = (text) => text;
var sopInstanceUid = (text) => text;
var seriesInstanceUid = (text) => text;
var studyInstanceUid = (text) => text;
// src/domain/measurement/signalValues.ts
/** The statistics of one kind of value, or why there are none. */
function signalValues(signal, valueKind) {
	if (signal.kind === "no-pixels") return err({ kind: "no-pixels" });
	if (valueKind === "displayed") return ok(signal.displayed);
	if (signal.stored === void 0) return err({ kind: "measured-before" });
	if (valueKind === "stored") return ok(signal.stored);
	return signal.floatingPoint ? ok(signal.floatingPoint) : err({ kind: "no-philips-scale" });
}
// src/domain/polygon/exactSum.ts
/**
* The correctly rounded sum of the numbers added so far.
*
* Keeps the sum as a list of doubles that do not overlap (Shewchuk 1997), so nothing is lost on the way and the
* order of adding does not matter. Finite numbers only, of a sum that does not overflow.
*/
var ExactSum = class {
	partials = [];
	/** Adds one number, without any rounding. */
	add(value) {
		const partials = this.partials;
		let carried = value;
		let kept = 0;
		for (let i = 0; i < partials.length; i++) {
			const partial = partials[i] ?? 0;
			const high = carried + partial;
			const part = high - carried;
			const low = carried - (high - part) + (partial - part);
			if (low !== 0) partials[kept++] = low;
			carried = high;
		}
		partials.length = kept;
		partials.push(carried);
	}
	/** Adds the product of two numbers, without any rounding (Dekker 1971, Veltkamp's splitting). */
	addProduct(a, b) {
		const product = a * b;
		this.add(product);
		const tail = productTail(a, b, product);
		if (tail !== 0) this.add(tail);
	}
	/** The sum, rounded once, half to even. */
	get value() {
		const partials = this.partials;
		let i = partials.length - 1;
		if (i < 0) return 0;
		let high = partials[i] ?? 0;
		let low = 0;
		while (i > 0) {
			const next = partials[--i] ?? 0;
			const sum = high + next;
			low = next - (sum - high);
			high = sum;
			if (low !== 0) break;
		}
		const below = i > 0 ? partials[i - 1] ?? 0 : 0;
		if (low < 0 && below < 0 || low > 0 && below > 0) {
			const doubled = low * 2;
			const nudged = high + doubled;
			if (nudged - high === doubled) return nudged;
		}
		return high;
	}
};
/** Unit roundoff of float64. */
var roundoff = 2 ** -53;
/**
* The sum of finite numbers, rounded once, whatever their order. Plain sums with their errors summed beside them (Ogita, Rump
* & Oishi 2005) wherever their bound proves the last digit, else `ExactSum`.
*/
function exactSumOf(terms) {
	let sum = 0;
	let errors = 0;
	let size = 0;
	for (let i = 0; i < terms.length; i++) {
		const term = terms[i] ?? 0;
		const next = sum + term;
		const part = next - sum;
		const error = sum - (next - part) + (term - part);
		sum = next;
		errors += error;
		size += Math.abs(error);
	}
	const rounded = sum + errors;
	const part = rounded - sum;
	const rest = sum - (rounded - part) + (errors - part);
	const doubt = 2 * (terms.length + 4) * roundoff * size;
	if (rounded + (rest + doubt) === rounded && rounded + (rest - doubt) === rounded) return rounded;
	const exact = new ExactSum();
	for (const term of terms) exact.add(term);
	return exact.value;
}
var splitter = 2 ** 27 + 1;
/**
* What rounding took away from a product: `a × b = product + productTail(a, b, product)`, exactly.
*
* True as long as nothing overflows or underflows: factors below 1e150, product above 1e-250 or zero.
*/
function productTail(a, b, product) {
	const scaledA = splitter * a;
	const highA = scaledA - (scaledA - a);
	const lowA = a - highA;
	const scaledB = splitter * b;
	const highB = scaledB - (scaledB - b);
	const lowB = b - highB;
	return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}
// src/domain/polygon/polygonAreaPx2.ts
/**
* Area enclosed by a simple polygon, in pixels², by the shoelace formula: half the sum of x₁y₂ − x₂y₁.
*
* Open ring, either direction. The exact area of the given vertices, rounded once: so neither the start, the
* direction, repeated vertices nor the distance from the origin can change a digit. MEASUREMENT.md section 2.
*/
function polygonAreaPx2(ring) {
	return Math.abs(signedPolygonAreaPx2(ring));
}
/** Filled anew by every call: a new list at every event of a pointer that draws would be garbage. */
var room$1 = /* @__PURE__ */ new Float64Array(0);
/** The shoelace area with its sign: positive when the vertices run clockwise on a screen (y downwards). */
function signedPolygonAreaPx2(ring) {
	const length = 4 * ring.length;
	if (room$1.length < length) room$1 = new Float64Array(2 * length);
	const terms = room$1.subarray(0, length);
	let at = 0;
	let before = ring.at(-1);
	for (const vertex of ring) {
		if (before !== void 0) {
			const x1 = before[0];
			const y1 = before[1];
			const x2 = vertex[0];
			const y2 = vertex[1];
			const first = x1 * y2;
			const second = -x2 * y1;
			terms[at++] = first;
			terms[at++] = productTail(x1, y2, first);
			terms[at++] = second;
			terms[at++] = productTail(-x2, y1, second);
		}
		before = vertex;
	}
	return exactSumOf(terms) / 2;
}
// src/domain/polygon/orientation.ts
/** Shewchuk's bound on the rounding error of the 2 × 2 determinant, relative to the sum of its two products. */
var relativeErrorBound = (3 + 16 * 2 ** -53) * 2 ** -53;
/**
* On which side of the line a → b the point c lies: the exact sign of (b − a) × (c − a), for all finite doubles.
*
* Positive: on a screen, where y grows downwards, c lies clockwise of the direction a → b. Zero: the three are
* collinear. Plain arithmetic decides wherever its error bound allows; else the exact products, else integers
* (Shewchuk 1997 for the bound).
*/
function orientationSign(ax, ay, bx, by, cx, cy) {
	const abx = bx - ax;
	const acy = cy - ay;
	const aby = by - ay;
	const acx = cx - ax;
	const isLeftZero = abx === 0 || acy === 0;
	const isRightZero = aby === 0 || acx === 0;
	if (isLeftZero && isRightZero) return 0;
	const left = abx * acy;
	const right = aby * acx;
	const determinant = left - right;
	const size = Math.abs(left) + Math.abs(right);
	const isInRange = size > 1e-250 && size < 1e250;
	if (isInRange && Math.abs(determinant) > relativeErrorBound * size) return determinant > 0 ? 1 : -1;
	if (differenceTail(bx, ax, abx) === 0 && differenceTail(cy, ay, acy) === 0 && differenceTail(by, ay, aby) === 0 && differenceTail(cx, ax, acx) === 0 && isInRange && (isLeftZero || Math.abs(left) > 1e-250) && (isRightZero || Math.abs(right) > 1e-250) && Math.max(Math.abs(abx), Math.abs(acy), Math.abs(aby), Math.abs(acx)) < 1e150) {
		if (left !== right) return left > right ? 1 : -1;
		return signOf(productTail(abx, acy, left) - productTail(aby, acx, right));
	}
	return orientationSignInIntegers(ax, ay, bx, by, cx, cy);
}
function signOf(value) {
	if (value > 0) return 1;
	return value < 0 ? -1 : 0;
}
function differenceTail(a, b, difference) {
	const part = a - difference;
	return a - (difference + part) + (part - b);
}
function orientationSignInIntegers(ax, ay, bx, by, cx, cy) {
	const parts = [
		ax,
		ay,
		bx,
		by,
		cx,
		cy
	].map(toMantissaAndExponent);
	const smallest = Math.min(...parts.map((part) => part.exponent));
	const [x1 = 0n, y1 = 0n, x2 = 0n, y2 = 0n, x3 = 0n, y3 = 0n] = parts.map((part) => part.mantissa << BigInt(part.exponent - smallest));
	const determinant = (x2 - x1) * (y3 - y1) - (y2 - y1) * (x3 - x1);
	if (determinant > 0n) return 1;
	return determinant < 0n ? -1 : 0;
}
var view = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));
function toMantissaAndExponent(value) {
	view.setFloat64(0, value);
	const bits = view.getBigUint64(0);
	const biasedExponent = Number(bits >> 52n & 2047n);
	const fraction = bits & 4503599627370495n;
	const magnitude = biasedExponent === 0 ? fraction : fraction | 4503599627370496n;
	return {
		mantissa: bits >> 63n === 1n ? -magnitude : magnitude,
		exponent: Math.max(biasedExponent, 1) - 1075
	};
}
// src/domain/polygon/segmentContact.ts
/**
* How the segments a–b and c–d meet, or undefined when they do not. Decided exactly.
*
* A crossing is proper when each segment passes through the inside of the other; its place is then rounded, the
* decision is not.
*/
function segmentContact(a, b, c, d) {
	const sideOfC = orientationSign(a[0], a[1], b[0], b[1], c[0], c[1]);
	const sideOfD = orientationSign(a[0], a[1], b[0], b[1], d[0], d[1]);
	if (sideOfC * sideOfD > 0) return void 0;
	const sideOfA = orientationSign(c[0], c[1], d[0], d[1], a[0], a[1]);
	const sideOfB = orientationSign(c[0], c[1], d[0], d[1], b[0], b[1]);
	if (sideOfA * sideOfB > 0) return void 0;
	if (sideOfC * sideOfD < 0 && sideOfA * sideOfB < 0) return {
		kind: "proper-crossing",
		atPx: crossingOf(a, b, c, d)
	};
	const touching = [];
	if (sideOfC === 0 && isInBox(c, a, b)) touching.push(c);
	if (sideOfD === 0 && isInBox(d, a, b)) touching.push(d);
	if (sideOfA === 0 && isInBox(a, c, d)) touching.push(a);
	if (sideOfB === 0 && isInBox(b, c, d)) touching.push(b);
	const first = touching[0];
	if (first === void 0) return void 0;
	const isOneLine = sideOfC === 0 && sideOfD === 0;
	const hasStretch = touching.some((point) => point[0] !== first[0] || point[1] !== first[1]);
	return {
		kind: isOneLine && hasStretch ? "overlapping-edges" : "vertex-touch",
		atPx: first
	};
}
/** Whether the edges a–b and b–c run back over each other. Decided exactly; needs a ≠ b ≠ c. */
function doesTurnBack(a, b, c) {
	if (b[0] > a[0] && c[0] > b[0] || b[0] < a[0] && c[0] < b[0]) return false;
	if (b[1] > a[1] && c[1] > b[1] || b[1] < a[1] && c[1] < b[1]) return false;
	if (orientationSign(a[0], a[1], b[0], b[1], c[0], c[1]) !== 0) return false;
	const axis = a[0] === b[0] ? 1 : 0;
	return a[axis] < b[axis] === c[axis] < b[axis];
}
function isInBox(point, a, b) {
	return Math.min(a[0], b[0]) <= point[0] && point[0] <= Math.max(a[0], b[0]) && Math.min(a[1], b[1]) <= point[1] && point[1] <= Math.max(a[1], b[1]);
}
/** Where the lines a–b and c–d cross, to rounding; kept within a–b where they are all but parallel. */
function crossingOf(a, b, c, d) {
	const abx = b[0] - a[0];
	const aby = b[1] - a[1];
	const cdx = d[0] - c[0];
	const cdy = d[1] - c[1];
	const along = ((c[0] - a[0]) * cdy - (c[1] - a[1]) * cdx) / (abx * cdy - aby * cdx);
	const share = Number.isFinite(along) ? Math.min(1, Math.max(0, along)) : .5;
	return [a[0] + share * abx, a[1] + share * aby];
}
// src/domain/polygon/netAreaPx2.ts
/**
* Area of an outline minus the union of its exclusions, in pixels².
*
* Exclusions may overlap, nest, repeat each other, touch the outline or reach beyond it: what several of them
* cover is taken away once, what lies outside the outline not at all. All rings simple and open. The image is
* cut into horizontal bands at every vertex and every crossing; inside a band no edges cross, so the net width
* at its middle times its height is its area. Error about 1e-13 of the outline's area. Without exclusions, and
* with exclusions that take nothing, exactly `polygonAreaPx2(outer)`. MEASUREMENT.md section 2.
*/
function netAreaPx2(outer, exclusions) {
	const near = exclusions.filter((ring) => doBoxesMeet(outer, ring));
	if (near.length === 0) return polygonAreaPx2(outer);
	const edges = [outer, ...near].flatMap(edgesOf).toSorted((a, b) => a.top - b.top);
	const bandRows = sortedUnique([...edges.flatMap((edge) => [edge.top, edge.bottom]), ...crossingRows(edges)]);
	let netPx2 = 0;
	let excludedPx2 = 0;
	let active = [];
	let next = 0;
	for (let i = 0; i + 1 < bandRows.length; i++) {
		const top = present(bandRows[i], "row");
		const bottom = present(bandRows[i + 1], "row");
		const entering = [];
		for (let edge = edges[next]; edge !== void 0 && edge.top <= top; edge = edges[++next]) entering.push(edge);
		active = [...active, ...entering].filter((edge) => edge.bottom > top);
		const width = widthsAt(active, top + (bottom - top) / 2, near.length + 1);
		netPx2 += width.netPx * (bottom - top);
		excludedPx2 += width.excludedPx * (bottom - top);
	}
	return excludedPx2 === 0 ? polygonAreaPx2(outer) : netPx2;
}
function edgesOf(vertices, ring) {
	return vertices.flatMap((from, i) => {
		const to = present(vertices[(i + 1) % vertices.length], "next vertex");
		if (from[1] === to[1]) return [];
		const [upper, lower] = from[1] < to[1] ? [from, to] : [to, from];
		return [{
			ring,
			top: upper[1],
			bottom: lower[1],
			upper,
			lower
		}];
	});
}
/** Rows at which edges of different rings cross; edges sorted by their top. */
function crossingRows(edges) {
	const rows = [];
	for (let i = 0; i < edges.length; i++) {
		const edge = present(edges[i], "edge");
		for (let j = i + 1; j < edges.length; j++) {
			const other = present(edges[j], "edge");
			if (other.top >= edge.bottom) break;
			if (other.ring === edge.ring) continue;
			if (segmentContact(edge.upper, edge.lower, other.upper, other.lower)?.kind !== "proper-crossing") continue;
			rows.push(crossingOf(edge.upper, edge.lower, other.upper, other.lower)[1]);
		}
	}
	return rows;
}
/** Widths of the net and of the excluded part of the outline along one row; ring 0 is the outline. */
function widthsAt(active, row, ringCount) {
	const crossings = active.map((edge) => ({
		ring: edge.ring,
		column: columnAt(edge, row)
	})).sort((a, b) => a.column - b.column);
	const isInsideRing = new Array(ringCount).fill(false);
	let exclusionsHere = 0;
	let netPx = 0;
	let excludedPx = 0;
	let before = 0;
	for (const { ring, column } of crossings) {
		if (isInsideRing[0] === true) {
			if (exclusionsHere === 0) netPx += column - before;
			else excludedPx += column - before;
		}
		const isInside = isInsideRing[ring] !== true;
		isInsideRing[ring] = isInside;
		if (ring !== 0) exclusionsHere += isInside ? 1 : -1;
		before = column;
	}
	return {
		netPx,
		excludedPx
	};
}
function columnAt({ upper, lower }, row) {
	return upper[0] + (row - upper[1]) / (lower[1] - upper[1]) * (lower[0] - upper[0]);
}
function doBoxesMeet(a, b) {
	return [0, 1].every((axis) => {
		const along = (ring) => ring.map((vertex) => vertex[axis] ?? 0);
		const [ofA, ofB] = [along(a), along(b)];
		return smallest(ofA) < largest(ofB) && smallest(ofB) < largest(ofA);
	});
}
function smallest(values) {
	return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}
function largest(values) {
	return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}
function sortedUnique(values) {
	return Float64Array.from(new Set(values)).sort();
}
// src/report/spreadsheetText.ts
/** What a spreadsheet would run as a formula; by its first character, whatever lines follow. East Asian ones take wide signs. */
var formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;
/** Where a spreadsheet that divides columns at semicolons or tabs, as in half of Europe, would see the start of one. */
var formulaInside = /([;\t]\s*)(?=[=+\-@＝＋－＠])/g;
/** A number as tables print it. */
var number = "-?(?:\\d+(?:\\.\\d+)?|\\.\\d+)%?";
/** Nothing but numbers, "-10.1 (-11.8, -7.5)", or the sign that stands for none: a sign in front of these starts no formula. */
var print = `(?:-|${number}(?:(?:[ (,)–±]+| to )${number})*\\)?)$`;
/** As `formulaStart`, but for printed numbers. */
var formulaStartOfPrint = new RegExp(`^(?!${print})[=+\\-@\\t\\r\\n＝＋－＠]`);
/** A text with an apostrophe wherever a semicolon or tab inside it would let a formula begin. */
function withoutFormulaInside(text) {
	return text.replace(formulaInside, "$1'");
}
/** A text that no spreadsheet runs: an apostrophe stands in front of what it would take for the start of a formula. */
function neutralText(text, start = formulaStart) {
	const inside = withoutFormulaInside(text);
	return start.test(inside) ? `'${inside}` : inside;
}
// src/report/csvText.ts
/**
* A table as CSV by RFC 4180: comma, CRLF after every line, quotes where needed.
*
* Numbers are the shortest decimal that reads back as the same double, never rounded; an absent value is an
* empty place. Text that a spreadsheet would run as a formula gets an apostrophe in front, also after a semicolon or
* tab inside it; numbers, also negative ones, never do.
*/
function csvText(columns, rows, options) {
	return csvOfRows(columns, rows.map((row) => columns.map((column) => row[column])), options);
}
/** The same from rows with one value per column. */
function csvOfRows(columns, rows, { hasByteOrderMark, isPrint = false }) {
	const body = Papa.unparse([columns.map(powerless), ...rows.map((row) => row.map(powerless))], {
		newline: "\r\n",
		delimiter: ",",
		escapeFormulae: isPrint ? formulaStartOfPrint : formulaStart
	});
	return `${hasByteOrderMark ? "﻿" : ""}${body}\r\n`;
}
function powerless(value) {
	return typeof value === "string" ? withoutFormulaInside(value) : value;
}
// src/domain/polygon/normaliseRing.ts
/**
* A ring without its repeated closing vertex and without consecutive repeated vertices.
*
* Nothing else changes: collinear vertices, direction and start stay as drawn.
*/
function normaliseRing(verticesPx) {
	const kept = [];
	let before;
	for (const vertex of verticesPx) {
		if (before !== void 0 && isSamePoint(before, vertex)) continue;
		kept.push(vertex);
		before = vertex;
	}
	const first = kept[0];
	let last = kept.at(-1);
	while (kept.length > 1 && first !== void 0 && last !== void 0 && isSamePoint(first, last)) {
		kept.pop();
		last = kept.at(-1);
	}
	return kept;
}
/** Whether two places are the same, coordinate by coordinate. */
function isSamePoint(a, b) {
	return a[0] === b[0] && a[1] === b[1];
}
// src/domain/polygon/findPolygonProblem.ts
/** Far beyond any image, near enough that no product of coordinates can overflow. */
var farthestPx = 1e9;
var severity = {
	"vertex-touch": 1,
	"overlapping-edges": 2,
	"proper-crossing": 3
};
/**
* Checks that a ring encloses one well-defined area, and returns it normalised; else the worst problem it has.
*
* Legal: either direction, a repeated closing vertex, consecutive repeated vertices, collinear vertices. All
* decisions are exact, with no tolerance: edges that miss each other by the last digit are fine.
*/
function findPolygonProblem(verticesPx) {
	if (!areNear(verticesPx)) return err({ kind: "not-finite" });
	const ring = normaliseRing(verticesPx);
	if (countOfPlaces(ring) < 3) return err({ kind: "too-few-vertices" });
	if (isOneLine(ring)) return err({ kind: "zero-area" });
	const problem = worstContact(ring);
	return problem === void 0 ? ok(ring) : err(problem);
}
function areNear(verticesPx) {
	for (const vertex of verticesPx) if (!(Math.abs(vertex[0]) <= farthestPx && Math.abs(vertex[1]) <= farthestPx)) return false;
	return true;
}
/** Counts different places, but stops at three. */
function countOfPlaces(ring) {
	const [first, second] = ring;
	if (first === void 0 || second === void 0) return ring.length;
	return ring.find((vertex) => (vertex[0] !== first[0] || vertex[1] !== first[1]) && (vertex[0] !== second[0] || vertex[1] !== second[1])) === void 0 ? 2 : 3;
}
function isOneLine(ring) {
	const [a, b] = ring;
	if (a === void 0 || b === void 0) return true;
	return ring.every((vertex) => orientationSign(a[0], a[1], b[0], b[1], vertex[0], vertex[1]) === 0);
}
/** Heights are told apart as this many steps between the ring's highest and lowest place. */
var heightSteps = 2 ** 20;
/** With so many edges a step and a position fit into 32 bits. */
var mostInWords = 4095;
function roomFor(count) {
	return {
		topStep: new Int32Array(count),
		bottomStep: new Int32Array(count),
		left: new Float64Array(count),
		right: new Float64Array(count),
		byTop: new Int32Array(count)
	};
}
/** Filled anew by every check: new lists at every event of a pointer that draws would be garbage. */
var room = roomFor(0);
/** The boxes of a ring's edges: the first of each list, as many as there are edges, until the next call. */
function edgeBoxes(ring) {
	const count = ring.length;
	let highest = Number.POSITIVE_INFINITY;
	let lowest = Number.NEGATIVE_INFINITY;
	for (const vertex of ring) {
		const row = vertex[1];
		if (row < highest) highest = row;
		if (row > lowest) lowest = row;
	}
	const scale = heightSteps / (lowest - highest || 1);
	if (room.byTop.length < count) room = roomFor(2 * count);
	const { topStep, bottomStep, left, right, byTop } = room;
	const keys = count <= mostInWords ? new Uint32Array(count) : new Float64Array(count);
	let from = present(ring[count - 1], "vertex");
	let step = Math.floor((from[1] - highest) * scale);
	for (let next = 0; next < count; next++) {
		const to = present(ring[next], "next vertex");
		const i = next === 0 ? count - 1 : next - 1;
		const nextStep = Math.floor((to[1] - highest) * scale);
		const isDownwards = step < nextStep;
		const top = isDownwards ? step : nextStep;
		const isRightwards = from[0] < to[0];
		topStep[i] = top;
		bottomStep[i] = isDownwards ? nextStep : step;
		left[i] = isRightwards ? from[0] : to[0];
		right[i] = isRightwards ? to[0] : from[0];
		keys[i] = top * count + i;
		from = to;
		step = nextStep;
	}
	keys.sort();
	for (let i = 0; i < count; i++) byTop[i] = (keys[i] ?? 0) % count;
	return room;
}
function worstContact(ring) {
	let worst;
	const keep = (found) => {
		if (found === void 0) return;
		if (worst === void 0 || severity[found.kind] > severity[worst.kind]) worst = found;
	};
	const count = ring.length;
	const vertex = (i) => present(ring[i < count ? i : i - count], "vertex");
	let from = vertex(0);
	let to = vertex(1);
	for (let i = 0; i < count; i++) {
		const next = vertex(i + 2);
		if (doesTurnBack(from, to, next)) keep({
			kind: "overlapping-edges",
			atPx: to
		});
		from = to;
		to = next;
	}
	const { topStep, bottomStep, left, right, byTop } = edgeBoxes(ring);
	for (let i = 0; i < count; i++) {
		const one = byTop[i] ?? 0;
		const bottom = bottomStep[one] ?? 0;
		const oneLeft = left[one] ?? 0;
		const oneRight = right[one] ?? 0;
		for (let j = i + 1; j < count; j++) {
			const other = byTop[j] ?? 0;
			if ((topStep[other] ?? 0) > bottom) break;
			if ((left[other] ?? 0) > oneRight || (right[other] ?? 0) < oneLeft) continue;
			if (areNeighbours(one, other, count)) continue;
			keep(segmentContact(vertex(one), vertex(one + 1), vertex(other), vertex(other + 1)));
			if (worst?.kind === "proper-crossing") return worst;
		}
	}
	return worst;
}
function areNeighbours(i, j, count) {
	const apart = Math.abs(i - j);
	return apart === 1 || apart === count - 1;
}
// src/domain/image/modalityTable.ts
/** The entry of a stored value; values before the first entry take the first, values after the last take the last. */
function tableValue({ firstStored, entries }, stored) {
	return entries[Math.min(Math.max(stored - firstStored, 0), entries.length - 1)] ?? 0;
}
// src/domain/image/valueMaps.ts
/** Stored value to displayed value: by the image's table where it has one, else stored × slope + intercept in float64. */
function displayedOf({ rescale, modalityTable }) {
	if (modalityTable) return (stored) => tableValue(modalityTable, stored);
	const { slope, intercept } = rescale;
	return (stored) => stored * slope + intercept;
}
/**
* Displayed value to Philips' floating-point value: displayed / (rescale slope × scale slope); undefined where the
* image states no scale that can be used, or maps its values by a table, which no slope describes. Where no rescale is
* stated, displayed values are the stored ones, and (stored − scale intercept) / scale slope is the same value.
*/
function floatingPointOf({ rescale, philipsScale }) {
	if (philipsScale === void 0 || rescale.table !== void 0) return void 0;
	const divisor = rescale.slope * philipsScale.slope;
	if (!Number.isFinite(divisor) || divisor === 0) return void 0;
	const offset = rescale.isStated ? 0 : philipsScale.intercept;
	return (displayed) => (displayed - offset) / divisor;
}
export { assert as A, subjectId as C, ok as D, err as E, unreachable as M, daysBetween as O, studyInstanceUid as S, targetKey as T, observerId as _, normaliseRing as a, seriesInstanceUid as b, formulaStartOfPrint as c, crossingOf as d, segmentContact as f, signalValues as g, exactSumOf as h, findPolygonProblem as i, present as j, parseIsoDate as k, neutralText as l, polygonAreaPx2 as m, floatingPointOf as n, csvOfRows as o, orientationSign as p, tableValue as r, csvText as s, displayedOf as t, netAreaPx2 as u, projectId as v, exclusionReasons as w, sopInstanceUid as x, readingId as y };
